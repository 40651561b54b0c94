import type { LintConfig } from '../lint/config.ts';
import type { LintEngine } from '../lint/engine.ts';
import type { WorkspaceFinding } from '../lint/rule.ts';
import type { ContractRecord } from '../model/contract-record.ts';
import { contractFlows } from '../model/lineage/contract-flows.ts';
import { objectNames } from '../model/object-names.ts';
import { idEnds } from './contract-directory.ts';
import {
  ANY,
  calledQuestion,
  contractQuestion,
  fileQuestion,
  flowsQuestion,
  folderQuestion,
  idQuestion,
  likeQuestion,
  nameQuestion,
  objectQuestion,
  POLICIES,
  PROPERTIES,
  Questions,
  usersQuestion,
} from './questions.ts';
import { TABLES } from './governed-keys.ts';
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
  #hadPolicies = false;

  constructor(engine: LintEngine, index: SymbolIndex, configOf: (uri: string) => LintConfig) {
    this.#engine = engine;
    this.#index = index;
    this.#configOf = configOf;
    index.listen((uri, before, after) => {
      this.#changed(uri, before, after);
    });
    index.listenKinds(() => {
      for (const one of this.#questions.askers(PROPERTIES)) this.#stale.add(one);
    });
    index.governed.listen(() => {
      for (const one of this.#questions.askers(POLICIES)) this.#stale.add(one);
      this.#notePolicies();
    });
    index.governed.listenFiles((uri, keys) => {
      this.#stale.add(uri);
      for (const key of keys) for (const one of this.#questions.askers(key)) this.#stale.add(one);
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
    for (const [uri] of this.#index.governed.files()) this.#stale.add(uri);
  }

  /** The first policy came, or the last one went. */
  #notePolicies(): void {
    const has = this.#index.hasPolicies();
    if (has !== this.#hadPolicies) this.reset();
    this.#hadPolicies = has;
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
    const ofFlows = [...this.#questions.askers(flowsQuestion(uri))];
    if (ofFlows.length > 0 && flows(before) !== flows(after)) concerned(flowsQuestion(uri));
    const objects = changed(objectsOf, before, after);
    for (const name of objects) concerned(objectQuestion(name));
    if (objects.size > 0) concerned(TABLES);
    for (const name of changed(namesOf, before, after)) concerned(calledQuestion(name));
    for (const id of changed(usedBy, before, after)) concerned(usersQuestion(id));
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

/** What only one of both says. */
function changed(
  saidBy: (records: readonly ContractRecord[]) => ReadonlySet<string>,
  before: readonly ContractRecord[] = none,
  after: readonly ContractRecord[] = none,
): ReadonlySet<string> {
  const old = saidBy(before);
  const now = saidBy(after);
  return new Set([...old, ...now].filter((name) => old.has(name) !== now.has(name)));
}

function objectsOf(records: readonly ContractRecord[]): Set<string> {
  return new Set(records.flatMap(({ symbols }) => symbols.flatMap(objectNames)));
}

function flows(records: readonly ContractRecord[] = none): string {
  return JSON.stringify(records.map(contractFlows));
}

function namesOf(records: readonly ContractRecord[]): Set<string> {
  return new Set(records.flatMap(({ name }) => name ?? none));
}

/** Ids of the contracts that products name. */
function usedBy(records: readonly ContractRecord[]): Set<string> {
  return new Set(
    records.flatMap(({ references }) =>
      references.flatMap(({ field, segments: [id] }) =>
        field === 'contract' && id !== undefined ? id.text : none,
      ),
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
