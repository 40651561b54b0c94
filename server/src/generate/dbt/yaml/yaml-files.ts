import type { GeneratedFile } from '../../generated-file.ts';
import { yamlText, type YamlRecord } from './yaml-text.ts';

/** Sections in the order in which they stand in a file. */
const order = [
  'sources',
  'models',
  'unit_tests',
  'semantic_models',
  'metrics',
  'exposures',
  'groups',
] as const;

export type Section = (typeof order)[number];

/** Collects the entries of the YAML files of a project. */
export class YamlFiles {
  readonly #files = new Map<string, { reason: string; sections: Map<Section, YamlRecord[]> }>();

  /** `reason`: why the file is there; the first one counts. */
  add(path: string, section: Section, entry: YamlRecord, reason: string): void {
    let file = this.#files.get(path);
    if (file === undefined) this.#files.set(path, (file = { reason, sections: new Map() }));
    const entries = file.sections.get(section);
    if (entries === undefined) file.sections.set(section, [entry]);
    else entries.push(entry);
  }

  files(): readonly GeneratedFile[] {
    return [...this.#files].map(([path, { reason, sections }]) => {
      const filled = order.flatMap((section): [string, unknown][] => {
        const entries = sections.get(section);
        return entries === undefined ? [] : [[section, entries]];
      });
      const text = yamlText({ version: 2, ...Object.fromEntries(filled) });
      return { path, text, merge: 'yaml', reason };
    });
  }
}
