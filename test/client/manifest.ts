import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(resolve(root, path), 'utf8'));
}

export interface Setting {
  readonly type: string;
  readonly default?: unknown;
  readonly scope?: string;
  readonly order?: number;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly propertyNames?: { readonly enum: readonly string[] };
  readonly properties?: Readonly<Record<string, Setting>>;
  readonly additionalProperties?: Setting;
}

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly enablement?: string;
}

interface ModelTool {
  readonly name: string;
  readonly toolReferenceName: string;
  readonly modelDescription: string;
  readonly when: string;
  readonly inputSchema: {
    readonly required: readonly string[];
    readonly properties: Readonly<Record<string, { readonly description: string }>>;
    readonly additionalProperties: boolean;
  };
}

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

/** The part of package.json that VS Code reads. */
export interface Manifest {
  readonly icon: string;
  readonly l10n: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: boolean | 'limited';
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: string; readonly description: string };
  };
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly extensions: readonly string[];
      readonly configuration: string;
      readonly icon: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly commands: readonly Command[];
    readonly chatParticipants: readonly {
      readonly id: string;
      readonly name: string;
      readonly commands: readonly { readonly name: string }[];
    }[];
    readonly languageModelTools: readonly ModelTool[];
    readonly keybindings?: readonly { readonly when?: string }[];
    readonly menus: Readonly<
      Record<
        | 'commandPalette'
        | 'explorer/context'
        | 'editor/context'
        | 'editor/title'
        | 'view/title'
        | 'view/item/context'
        | 'dataengos.new',
        readonly { command?: string; submenu?: string; when: string; group: string }[]
      >
    >;
    readonly views: Readonly<
      Record<string, readonly { id: string; name: string; when: string }[] | undefined>
    >;
    readonly submenus: readonly { readonly id: string; readonly label: string }[];
    readonly viewsWelcome: readonly { view: string; contents: string; when?: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
  };
}

export const manifest = readJson('package.json') as Manifest;
export const settings = manifest.contributes.configuration.properties;
