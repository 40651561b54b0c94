import { mostSimilar } from '../../base/similar.ts';
import type { Canvas, KeyMetric } from '../../model/governance/canvas.ts';
import type { Stated } from '../../model/governance/origin.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { contractsIn, contractsNamed, contractsOfCanvas, type PlacedContract } from './canvases.ts';

/** An answer that names nothing. */
export interface DeadAnswer {
  readonly answer: Stated<string>;
  /** The name of the contract in which it was looked for; undefined where no contract is named. */
  readonly contract: string | undefined;
  readonly similar: string | undefined;
}

/** The answers of a canvas that lead nowhere. Nothing is said where its contract is not known. */
export function* deadAnswers(canvas: Canvas, workspace: WorkspaceView): Iterable<DeadAnswer> {
  const own = contractsOfCanvas(canvas, workspace);
  const isAboutOne = canvas.product !== undefined || canvas.contract !== undefined;
  if (isAboutOne && own.length === 0) return;
  for (const metric of canvas.metrics) yield* deadOf(metric, own, workspace);
}

function* deadOf(
  { answeredBy }: KeyMetric,
  own: readonly PlacedContract[],
  workspace: WorkspaceView,
): Iterable<DeadAnswer> {
  const lookUp = (answer: string): Inside | undefined =>
    inContract(answer, workspace) ?? (own.length === 0 ? inObject(answer, workspace) : undefined);
  const named = new Map(answeredBy.map((answer) => [answer, lookUp(answer.value)]));
  const others = [...named.values()].flatMap((one) => one?.contracts ?? []);
  const contracts = [...own, ...others];
  if (contracts.length === 0) {
    const [answer] = answeredBy;
    // A page about all products names them; a workspace without contracts says nothing of them.
    if (answer !== undefined && workspace.knowsContracts())
      yield { answer, contract: undefined, similar: undefined };
    return;
  }
  // What a name of a contract stands before belongs to that one; the rest may be of any.
  const names = contracts.map(namesOf);
  for (const [answer, inside] of named) {
    if (inside?.rest === '') continue;
    const wanted = inside?.rest ?? answer.value;
    const among = inside === undefined ? names : inside.contracts.map(namesOf);
    if (among.some((all) => all.has(wanted))) continue;
    const first = (inside?.contracts ?? contracts)[0];
    const similar = similarTo(wanted, among);
    yield {
      answer,
      contract: first?.record.name ?? first?.uri ?? '',
      similar: similar && `${answer.value.slice(0, answer.value.length - wanted.length)}${similar}`,
    };
  }
}

/** Contracts, and what is to be looked for in them; nothing where a contract is the answer. */
interface Inside {
  readonly contracts: readonly PlacedContract[];
  readonly rest: string;
}

/** The contracts with the object that the first part of an answer names. */
function inObject(answer: string, workspace: WorkspaceView): Inside | undefined {
  const [object = ''] = answer.split('.');
  const contracts = Array.from(workspace.declaring(object)).flatMap((uri) =>
    contractsIn(uri, workspace),
  );
  return contracts.length === 0 ? undefined : { contracts, rest: answer };
}

/** The contracts that the first part of an answer names, and what stands behind. */
function inContract(answer: string, workspace: WorkspaceView): Inside | undefined {
  const dot = answer.indexOf('.');
  const whole = contractsNamed(answer, workspace);
  if (whole.length > 0) return { contracts: whole, rest: '' };
  if (dot === -1) return undefined;
  const contracts = contractsNamed(answer.slice(0, dot), workspace);
  return contracts.length === 0 ? undefined : { contracts, rest: answer.slice(dot + 1) };
}

const kept = new WeakMap<object, ReadonlySet<string>>();

/** What may answer: `object`, `object.property`, `property`, nested ones by their path. */
function namesOf({ record }: PlacedContract): ReadonlySet<string> {
  let names = kept.get(record);
  if (names === undefined) kept.set(record, (names = readNames(record)));
  return names;
}

function readNames({ symbols }: PlacedContract['record']): ReadonlySet<string> {
  const names = new Set<string>();
  /** By index, the path of a symbol from its object, and from the topmost property. */
  const paths: (readonly [string, string] | undefined)[] = [];
  for (const [index, { kind, name, parent }] of symbols.entries()) {
    if (name === undefined || (kind !== 'object' && kind !== 'property')) continue;
    const around = paths[parent];
    const inner = around === undefined ? name : `${around[0]}.${name}`;
    const outer = around === undefined || around[1] === '' ? name : `${around[1]}.${name}`;
    paths[index] = kind === 'object' ? [name, ''] : [inner, outer];
    for (const path of [inner, outer, name]) names.add(path);
  }
  return names;
}

/** In the form in which the answer is written: with its object or without. */
function similarTo(wanted: string, among: readonly ReadonlySet<string>[]): string | undefined {
  const depth = wanted.split('.').length;
  const all = among.flatMap((names) => [...names]);
  if (all.length > MANY) return undefined;
  return mostSimilar(
    wanted,
    all.filter((name) => name.split('.').length === depth),
  );
}

/** Among more the search takes longer than it helps. */
const MANY = 2_000;
