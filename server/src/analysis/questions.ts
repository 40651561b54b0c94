import type { WorkspaceView } from '../lint/workspace-view.ts';
import { idEnds } from './contract-directory.ts';
import {
  assetKey,
  describedKey,
  INSTRUCTIONS,
  madeKey,
  modelKey,
  PROJECTS,
  tableKey,
  tableNameKey,
  TABLES,
} from './governed-keys.ts';

const none: readonly never[] = [];

export function fileQuestion(uri: string): string {
  return `file ${uri}`;
}

/** All that is kept of it, not only what it declares. */
export function contractQuestion(uri: string): string {
  return `contracts ${uri}`;
}

/** What its contracts say of lineage. */
export function flowsQuestion(uri: string): string {
  return `flows ${uri}`;
}

export function idQuestion(id: string): string {
  return `id ${id}`;
}

export function likeQuestion(ends: string): string {
  return `like ${ends}`;
}

/** Whether there are contracts at all. */
export const ANY = 'any';
/** Which kinds of properties there are. */
export const PROPERTIES = 'properties';
/** What policies ask, whoever says it. */
export const POLICIES = 'policies';

export function objectQuestion(name: string): string {
  return `object ${name}`;
}

/** Contracts and products by their names. */
export function calledQuestion(name: string): string {
  return `called ${name}`;
}

/** Products by the contracts that they name. */
export function usersQuestion(id: string): string {
  return `users ${id}`;
}

export function nameQuestion(name: string): string {
  return `name ${name}`;
}

export function folderQuestion(folder: string): string {
  return `in ${folder}`;
}

/** Who asked what of the workspace. */
export class Questions {
  readonly #askers = new Map<string, string | Set<string>>();
  readonly #asked = new Map<string, Set<string>>();

  askers(question: string): Iterable<string> {
    const askers = this.#askers.get(question);
    return typeof askers === 'string' ? [askers] : (askers ?? none);
  }

  forget(uri: string): void {
    for (const question of this.#asked.get(uri) ?? none) {
      const askers = this.#askers.get(question);
      if (typeof askers === 'string') this.#askers.delete(question);
      else if (askers?.delete(uri) === true && askers.size === 0) this.#askers.delete(question);
    }
    this.#asked.delete(uri);
  }

  /** The workspace as one file sees it, which is noted. Questions about the file itself are not: its own change counts anyway. */
  noting(uri: string, view: WorkspaceView): WorkspaceView {
    const note = (question: string): void => {
      this.#note(uri, question);
    };
    return {
      knowsAll: () => view.knowsAll(),
      lookUp: (file) => {
        if (file !== uri) note(fileQuestion(file));
        return view.lookUp(file);
      },
      knowsContracts: () => {
        note(ANY);
        return view.knowsContracts();
      },
      similarId: (id) => {
        for (const ends of idEnds(id)) note(likeQuestion(ends));
        return view.similarId(id);
      },
      withIdAndVersion: (id, version) => {
        note(idQuestion(id));
        return view.withIdAndVersion(id, version);
      },
      withId: (id) => {
        note(idQuestion(id));
        return view.withId(id);
      },
      resolveFile: (from, path) => view.resolveFile(from, path),
      pathTo: (from, to) => view.pathTo(from, to),
      filesNamed: (name) => {
        note(nameQuestion(name));
        return view.filesNamed(name);
      },
      filesIn: (folder) => {
        note(folderQuestion(folder));
        return view.filesIn(folder);
      },
      // Who came before the first policy is asked again when it comes.
      hasPolicies: () => view.hasPolicies(),
      policyFiles: () => {
        note(POLICIES);
        return view.policyFiles();
      },
      policies: (file, domain) => {
        note(POLICIES);
        return view.policies(file, domain);
      },
      contracts: (file) => {
        if (file !== uri) note(contractQuestion(file));
        return view.contracts(file);
      },
      flows: (file) => {
        note(flowsQuestion(file));
        return view.flows(file);
      },
      ...notingModels(note, view),
      instructions: (file) => {
        note(INSTRUCTIONS);
        return view.instructions(file);
      },
      properties: () => {
        note(PROPERTIES);
        return view.properties();
      },
      tables: () => {
        note(TABLES);
        return view.tables();
      },
      declaring: (object) => {
        note(objectQuestion(object));
        return view.declaring(object);
      },
      named: (name) => {
        note(calledQuestion(name));
        return view.named(name);
      },
      namingContract: (id) => {
        note(usersQuestion(id));
        return view.namingContract(id);
      },
    };
  }

  #note(uri: string, question: string): void {
    let asked = this.#asked.get(uri);
    if (asked === undefined) this.#asked.set(uri, (asked = new Set()));
    if (asked.has(question)) return;
    asked.add(question);
    const askers = this.#askers.get(question);
    if (askers === undefined) this.#askers.set(question, uri);
    else if (typeof askers === 'string') this.#askers.set(question, new Set([askers, uri]));
    else askers.add(uri);
  }
}

/** What it asks of dbt projects. */
function notingModels(
  note: (question: string) => void,
  view: WorkspaceView,
): Pick<
  WorkspaceView,
  'models' | 'describedModels' | 'projectTags' | 'sourceTables' | 'assets' | 'madeTables'
> {
  return {
    models: (name, from) => {
      note(modelKey(name));
      return view.models(name, from);
    },
    describedModels: (name, from) => {
      note(describedKey(name));
      return view.describedModels(name, from);
    },
    projectTags: (model) => {
      note(PROJECTS);
      return view.projectTags(model);
    },
    sourceTables: (source, table, from) => {
      note(source === undefined ? tableNameKey(table) : tableKey(source, table));
      return view.sourceTables(source, table, from);
    },
    assets: (name) => {
      note(assetKey(name));
      return view.assets(name);
    },
    madeTables: (name, from) => {
      note(madeKey(name));
      return view.madeTables(name, from);
    },
  };
}
