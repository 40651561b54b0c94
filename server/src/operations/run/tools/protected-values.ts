import { readSample } from '../../../generate/read-sample.ts';
import { sampleKey } from '../../../generate/dbt/dbt-input.ts';
import type { ObjectContent, PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import type { OperationContext } from '../../operation.ts';
import { sampleFiles, type WorkspaceSamples } from '../../sample-files.ts';
import { matchColumns } from '../../test/tested-object.ts';
import type { WorkspaceContents } from '../../workspace-contents.ts';
import { isProtected } from './is-protected.ts';

/** A single character tells nobody anything. */
const LEAST = 2;

/** Values that are kept; samples are meant to be small. */
const MOST = 200_000;

/** Says nothing of anybody. */
const PLAIN = /^(?:true|false|null|none|yes|no|unknown|other|n\/a|[-+]?[0.,]+)$/i;

/**
 * Values of protected properties, as texts, of samples and of the examples of contracts: they are sent to nobody. Values that
 * the contract itself lists as allowed are words of the contract, and not among them.
 */
export async function protectedValues(
  { contracts }: Pick<WorkspaceContents, 'contracts'>,
  context: OperationContext,
): Promise<ReadonlySet<string>> {
  const values = new Set<string>();
  const samples = await sampleFiles(contracts, context);
  for (const contract of contracts)
    for (const object of contract.content.objects) {
      addExamples(object.properties, contract, false, values);
      addSamples(object, contract, samples, values);
    }
  return values;
}

function addExamples(
  properties: readonly PropertyContent[],
  contract: WorkspaceContract,
  isInside: boolean,
  values: Set<string>,
): void {
  for (const property of properties) {
    const isHidden = isInside || isProtected(property, contract);
    if (isHidden) addValues(property.examples, wordsOf(property), values);
    const { items, map } = property;
    const inside = [...property.properties, items, map?.key, map?.value];
    addExamples(
      inside.filter((one) => one !== undefined),
      contract,
      isHidden,
      values,
    );
  }
}

function addSamples(
  object: ObjectContent,
  contract: WorkspaceContract,
  { tables }: WorkspaceSamples,
  values: Set<string>,
): void {
  const table = tables.get(sampleKey(contract, object.name));
  if (table === undefined) return;
  const { present } = matchColumns(object, table.columns);
  for (const [property, at] of present) {
    if (!hasProtected(property, contract)) continue;
    const words = wordsOf(property);
    for (const row of table.rows) addValues(row[at], words, values);
  }
}

/** Whether it, or something inside of it, is protected. */
export function hasProtected(property: PropertyContent, contract: WorkspaceContract): boolean {
  const { properties, items, map } = property;
  return (
    isProtected(property, contract) ||
    [...properties, items, map?.key, map?.value].some(
      (one) => one !== undefined && hasProtected(one, contract),
    )
  );
}

/** Words that the contract says in the open. */
function wordsOf({ enum: allowed, quality }: PropertyContent): ReadonlySet<string> {
  const lists = quality.map((one) => one.arguments.validValues);
  return new Set([...allowed.map(({ value }) => value), ...lists.flat()].map((one) => String(one)));
}

function addValues(value: unknown, words: ReadonlySet<string>, values: Set<string>): void {
  if (values.size >= MOST || value === null || value === undefined) return;
  if (Array.isArray(value)) for (const one of value) addValues(one, words, values);
  else if (typeof value === 'object')
    for (const one of Object.values(value)) addValues(one, words, values);
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    const text = String(value).trim();
    const inside = /^[[{]/.test(text) ? parsed(text) : undefined;
    if (inside !== undefined) addValues(inside, words, values);
    else if (text.length >= LEAST && !PLAIN.test(text) && !words.has(text)) values.add(text);
  }
}

/** Cells of CSV may hold JSON. */
function parsed(text: string): object | undefined {
  const read = readSample(`[{"value":${text}}]`, 'json');
  const cell = read.kind === 'table' ? read.table.rows[0]?.[0] : undefined;
  return typeof cell === 'object' && cell !== null ? cell : undefined;
}
