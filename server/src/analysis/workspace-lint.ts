import type { LintConfig } from '../lint/config.ts';
import type { LintEngine } from '../lint/engine.ts';
import type { WorkspaceFinding } from '../lint/rule.ts';
import type { WorkspaceView } from '../lint/workspace-view.ts';
import type { ContractRecord } from '../model/contract-record.ts';
import { idEnds } from './contract-directory.ts';
import type { SymbolIndex } from './symbol-index.ts';

const none: readonly never[] = [];

/**
 * What the rules on the workspace say of each file, worked out when somebody asks and kept until
 * something changes that they asked about. What they asked is noted, so no rule has to say
 * which changes concern it.
 */
export class WorkspaceLint {
  readonly #engine: LintEngine;
  readonly #index: SymbolIndex;
  readonly #configOf: (uri: string) => LintConfig;
  readonly #findings = new Map<string, readonly WorkspaceFinding[]>();
  readonly #stale = new Set<string>();
  readonly #questions = new Questions();
  #knewContracts = false;

  constructor(engine: LintEngine, index: SymbolIndex, configOf: (uri: string) => LintConfig) {
    this.#engine = engine;
    this.#index = index;
    this.#configOf = configOf;
    index.listen((uri, before, after) => {
      this.#changed(uri, before, after);
    });
    index.governed.listen(() => {
      for (const one of this.#questions.askers(POLICIES)) this.#stale.add(one);
    });
  }

  /** Findings of a file as it is now, none for files that hold no contract; the same list while nothing is new. */
  findings(uri: string): readonly WorkspaceFinding[] {
    // Settles what has changed, so that what follows is of now.
    const file = this.#index.recorded(uri);
    if (!this.#stale.has(uri)) return this.#findings.get(uri) ?? none;
    this.#stale.delete(uri);
    this.#questions.forget(uri);
    const found =
      file === undefined
        ? none
        : this.#engine.lintInWorkspace(
            file,
            this.#questions.noting(uri, this.#index),
            this.#configOf(uri),
          );
    const before = this.last(uri);
    // The same list for the same findings tells that there is nothing new.
    if (before.length === found.length && JSON.stringify(before) === JSON.stringify(found))
      return before;
    if (found.length === 0) this.#findings.delete(uri);
    else this.#findings.set(uri, found);
    return found;
  }

  /** What was worked out last, before the changes that `findings` would look at. */
  last(uri: string): readonly WorkspaceFinding[] {
    return this.#findings.get(uri) ?? none;
  }

  /** Files whose findings may have changed since somebody asked for them. */
  get stale(): ReadonlySet<string> {
    this.#index.settle();
    return this.#stale;
  }

  /** Severities changed: everything is looked at anew. */
  reset(): void {
    for (const [uri] of this.#index.all()) this.#stale.add(uri);
  }

  #changed(
    uri: string,
    before: readonly ContractRecord[] | undefined,
    after: readonly ContractRecord[] | undefined,
  ): void {
    const concerned = (question: string): void => {
      for (const one of this.#questions.askers(question)) this.#stale.add(one);
    };
    if (before === undefined && after === undefined) {
      concerned(fileQuestion(uri));
      // It may be a file of another kind.
      this.#stale.add(uri);
      return;
    }
    this.#stale.add(uri);
    concerned(contractQuestion(uri));
    for (const name of changedObjects(before, after)) concerned(objectQuestion(name));
    if (before === undefined || after === undefined) {
      concerned(fileQuestion(uri));
      concerned(nameQuestion(uri.slice(uri.lastIndexOf('/') + 1)));
      concerned(folderQuestion(uri.slice(0, Math.max(0, uri.lastIndexOf('/')))));
    } else if (!declareTheSame(before, after)) concerned(fileQuestion(uri));
    if (identities(before) === identities(after)) return;
    this.#noteContracts();
    for (const { id } of [...(before ?? none), ...(after ?? none)]) {
      if (id === undefined) continue;
      concerned(idQuestion(id));
      for (const ends of idEnds(id)) concerned(likeQuestion(ends));
    }
  }

  /** The first contract came, or the last one went. */
  #noteContracts(): void {
    const knows = this.#index.knowsContracts();
    if (knows === this.#knewContracts) return;
    this.#knewContracts = knows;
    for (const one of this.#questions.askers(ANY)) this.#stale.add(one);
  }
}

function fileQuestion(uri: string): string {
  return `file ${uri}`;
}

/** All that is kept of it, not only what it declares. */
function contractQuestion(uri: string): string {
  return `contracts ${uri}`;
}

function idQuestion(id: string): string {
  return `id ${id}`;
}

function likeQuestion(ends: string): string {
  return `like ${ends}`;
}

/** Whether there are contracts at all. */
const ANY = 'any';
/** What policies ask, whoever says it. */
const POLICIES = 'policies';

function objectQuestion(name: string): string {
  return `object ${name}`;
}

function nameQuestion(name: string): string {
  return `name ${name}`;
}

function folderQuestion(folder: string): string {
  return `in ${folder}`;
}

/** Names of objects that only one of both declares. */
function changedObjects(
  before: readonly ContractRecord[] = none,
  after: readonly ContractRecord[] = none,
): ReadonlySet<string> {
  const old = objectsOf(before);
  const now = objectsOf(after);
  return new Set([...old, ...now].filter((name) => old.has(name) !== now.has(name)));
}

function objectsOf(records: readonly ContractRecord[]): Set<string> {
  return new Set(
    records.flatMap(({ symbols }) =>
      symbols.flatMap(({ kind, name }) => (kind === 'object' && name !== undefined ? name : [])),
    ),
  );
}

function identities(records: readonly ContractRecord[] = none): string {
  return JSON.stringify(records.map(({ id, idPlace, version }) => [id, idPlace, version]));
}

/** Whether other files can name the same things in both. */
function declareTheSame(
  before: readonly ContractRecord[],
  after: readonly ContractRecord[],
): boolean {
  if (before.length !== after.length) return false;
  return before.every(({ standard, partial, symbols }, contract) => {
    const now = after[contract];
    const others = now?.symbols ?? none;
    if (symbols.length !== others.length) return false;
    if (standard !== now?.standard || partial !== now.partial) return false;
    return symbols.every((symbol, index) => {
      const other = others[index];
      return (
        symbol.kind === other?.kind &&
        symbol.name === other.name &&
        symbol.id === other.id &&
        symbol.parent === other.parent
      );
    });
  });
}

/** Who asked what of the workspace. */
class Questions {
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
      policies: (file, domain) => {
        note(POLICIES);
        return view.policies(file, domain);
      },
      contracts: (file) => {
        if (file !== uri) note(contractQuestion(file));
        return view.contracts(file);
      },
      declaring: (object) => {
        note(objectQuestion(object));
        return view.declaring(object);
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
