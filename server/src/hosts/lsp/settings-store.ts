import {
  DidChangeConfigurationNotification,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver/node';
import { lintConfig } from '../../analysis/lint-config.ts';
import { mergeSettings } from '../../analysis/merge-settings.ts';
import type { LintConfig } from '../../lint/config.ts';
import { readEditorSettings } from './editor-settings.ts';
import type { Guard } from './guard.ts';
import type { PartialSettings, Settings } from './protocol.ts';
import { readViewSettings, type ViewSettings } from './view-settings.ts';

interface Resolved {
  readonly settings: Settings;
  readonly config: LintConfig;
}

/**
 * The settings in force: the defaults, what the editor says over them, and what the folder's
 * `dataengos.json` says over both, so that everybody on a project and its CI see the same findings.
 */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #canAsk: boolean;
  readonly #canRegister: boolean;
  #editor: PartialSettings;
  readonly #projects = new Map<string, PartialSettings>();
  readonly #resolved = new Map<string, Resolved>();
  /** What the editor said for single documents. */
  readonly #views = new Map<string, Promise<ViewSettings>>();
  /** For all, where the editor cannot be asked. */
  #pushedView: ViewSettings;

  constructor(connection: Connection, client: ClientCapabilities, initial: unknown) {
    this.#connection = connection;
    this.#canAsk = client.workspace?.configuration === true;
    this.#canRegister = client.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    this.#editor = readEditorSettings(initial);
    this.#pushedView = readViewSettings(initial);
  }

  /**
   * Listens for settings that the editor pushes. `changed` is called whenever those of the server say
   * something new; `viewChanged` at any change, as those of single documents are not known before they are asked for.
   */
  listen(guard: Guard, changed: () => void, viewChanged: () => void): void {
    this.#connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
      this.#views.clear();
      this.#pushedView = readViewSettings(section(settings));
      viewChanged();
      if (this.#canAsk) {
        const asked = this.ask().then((news) => {
          if (news) changed();
        });
        guard.background('configuration', asked);
      } else if (this.#take(section(settings))) changed();
    });
  }

  /** Asks the editor to tell of changes. */
  async register(): Promise<void> {
    if (!this.#canRegister) return;
    const type = DidChangeConfigurationNotification.type;
    await this.#connection.client.register(type, { section: 'dataengos' });
  }

  /** Asks the editor for its settings; true when they say something new. */
  async ask(): Promise<boolean> {
    if (!this.#canAsk) return false;
    return this.#take(await this.#connection.workspace.getConfiguration('dataengos'));
  }

  /** What a document shows besides its text: that may differ from folder to folder. */
  view(uri: string): Promise<ViewSettings> {
    if (!this.#canAsk) return Promise.resolve(this.#pushedView);
    let view = this.#views.get(uri);
    if (view === undefined) {
      const about = (section: string) => ({ scopeUri: uri, section: `dataengos.${section}` });
      view = this.#connection.workspace
        .getConfiguration([about('inlayHints'), about('lineage.codeLens')])
        .then(
          ([inlayHints, codeLens]: readonly unknown[]) =>
            readViewSettings({ inlayHints, lineage: { codeLens } }),
          () => this.#pushedView,
        );
      this.#views.set(uri, view);
    }
    return view;
  }

  /** Sets or forgets what the project file of a folder says. */
  setProject(folder: string, settings: PartialSettings | undefined): void {
    this.#resolved.clear();
    if (settings === undefined) this.#projects.delete(folder);
    else this.#projects.set(folder, settings);
  }

  /** The innermost workspace folder with a project file that holds a document. */
  projectOf(uri: string): string | undefined {
    return innermost(this.#projects.keys(), uri);
  }

  settings(uri: string): Settings {
    return this.#resolve(uri).settings;
  }

  config(uri: string): LintConfig {
    return this.#resolve(uri).config;
  }

  #resolve(uri: string): Resolved {
    const folder = this.projectOf(uri) ?? '';
    let resolved = this.#resolved.get(folder);
    if (resolved === undefined) {
      const settings = mergeSettings(this.#editor, this.#projects.get(folder) ?? {});
      resolved = { settings, config: lintConfig(settings) };
      this.#resolved.set(folder, resolved);
    }
    return resolved;
  }

  #take(given: unknown): boolean {
    const settings = readEditorSettings(given);
    const news = JSON.stringify(settings) !== JSON.stringify(this.#editor);
    this.#editor = settings;
    this.#resolved.clear();
    return news;
  }
}

/** Whether a URI lies below a folder's. */
export function isInside(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The innermost of the folders that hold a URI: one may lie in another. */
export function innermost(folders: Iterable<string>, uri: string): string | undefined {
  let best: string | undefined;
  for (const folder of folders)
    if (isInside(uri, folder) && folder.length > (best?.length ?? -1)) best = folder;
  return best;
}

/** Editors without `workspace/configuration` push all settings, or ours alone. */
function section(settings: unknown): unknown {
  const given = record(settings);
  return 'dataengos' in given ? given.dataengos : settings;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
