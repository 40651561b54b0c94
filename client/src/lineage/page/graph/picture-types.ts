import type { ViewNode } from '../../messages.ts';

/** What is drawn as one box: a table, or many as one. */
export type PictureBox =
  | { readonly type: 'node'; readonly id: string; readonly node: ViewNode; readonly group?: string }
  | {
      readonly type: 'bundle';
      readonly id: string;
      /** Tables with the very same neighbours: what they are to these. */
      readonly role: 'sources' | 'targets' | 'alike';
      readonly members: readonly string[];
    }
  | {
      readonly type: 'group';
      readonly id: string;
      /** Undefined: those of which nothing is said. */
      readonly name: string | undefined;
      readonly members: readonly string[];
    };

export interface PictureLink {
  readonly from: string;
  readonly to: string;
  /** How many edges it stands for. */
  readonly count: number;
  /** Only a diagram says so. */
  readonly claimed: boolean;
  readonly reference: boolean;
  /** Between groups: some lead the other way. */
  readonly both: boolean;
}

/** What is to be drawn, before anything is placed. */
export interface Picture {
  readonly boxes: readonly PictureBox[];
  readonly links: readonly PictureLink[];
  /** Opened groups: frames around boxes. */
  readonly frames: readonly { readonly id: string; readonly name: string | undefined }[];
  /** The box in which each visible node is. */
  readonly boxOf: ReadonlyMap<string, string>;
  /** Whether there are so many nodes that they are grouped unless somebody asks for all. */
  readonly many: boolean;
  /** By what they are grouped, if they are. */
  readonly groupedBy?: 'domain' | 'layer';
  /** Tables that are boxes of their own, and those that may be shown. */
  readonly single: number;
  readonly visible: number;
}
