import type { Preset } from '../lint/config.ts';
import type { Severity } from '../lint/rule.ts';

/** What a workspace asks of us. The shape is the same in the editor's settings and in `dataengos.json`. */
export interface Settings {
  readonly lint: {
    readonly preset: Preset;
    /** Rule code -> severity; overrides the preset. */
    readonly rules: Readonly<Record<string, Severity | 'off'>>;
  };
  readonly files: {
    /** Globs, relative to the workspace folder, of files that are looked at although nobody named them. */
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    /** In KiB; larger files are not checked and say so. */
    readonly maxSize: number;
  };
  readonly workspace: {
    /** Whether files that are not open in the editor get diagnostics. */
    readonly diagnostics: boolean;
  };
  readonly governance: {
    /** Which folder below `.agent-os/profiles` has the policies that hold beside those of the project. */
    readonly profile: string;
  };
  readonly manifest: {
    /** Whether an editor writes the index of the contracts anew when they change, where there is one. */
    readonly keepCurrent: boolean;
  };
}

/** Settings of which any part may be left out. */
export interface PartialSettings {
  readonly lint?: Partial<Settings['lint']>;
  readonly files?: Partial<Settings['files']>;
  readonly workspace?: Partial<Settings['workspace']>;
  readonly governance?: Partial<Settings['governance']>;
  readonly manifest?: Partial<Settings['manifest']>;
}

/** Whether a setting names a folder rather than a way to one. */
export function isFolderName(name: string): boolean {
  return name !== '' && !/[\\/]/.test(name);
}
