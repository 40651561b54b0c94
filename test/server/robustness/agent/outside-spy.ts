import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tempFolder } from '../../hosts/temp-folder.ts';

/** Notes what a process does outside of itself: processes, connections, ports, addresses, native libraries. */
export interface OutsideSpy {
  /** For Node, before the program. */
  readonly nodeOption: string;
  /** Its calls, in order, each with its first argument where that is a text. */
  calls(): readonly string[];
}

/** A spy for one process. */
export function outsideSpy(): OutsideSpy {
  const log = join(tempFolder(), 'calls');
  const module = pathToFileURL(resolve(import.meta.dirname, 'outside-spy.mjs'));
  module.searchParams.set('log', pathToFileURL(log).href);
  return {
    nodeOption: `--import=${module.href}`,
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
  };
}
