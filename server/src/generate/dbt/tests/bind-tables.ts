import type { ObjectContent } from '../../../model/content/contract-content.ts';
import type { TestedTable } from './tested-table.ts';

const part = '(?:"[^"]+"|`[^`]+`|[A-Za-z_]\\w*)';
/** Texts and comments, which are passed over, or the name of a table with what may be its alias. */
const token = new RegExp(
  `'(?:[^']|'')*'|--[^\\n]*|/\\*[^]*?\\*/|\\b(from|join)(\\s+)(${part}(?:\\.${part})*)(?!\\s*[.(])(?:(\\s+)(as\\s+)?([A-Za-z_]\\w*))?`,
  'gi',
);

/** What may follow a table and is no alias of it. */
const notAlias =
  /^(?:where|join|left|right|inner|full|cross|outer|natural|on|using|group|order|having|limit|union|except|intersect|qualify|window|lateral|tablesample|offset|fetch|for|asof|semi|anti|pivot|unpivot|sample)$/i;

/**
 * A query in which the tables of the contract that it calls by name are what the project has for them, under their old
 * name. `own`: the relation of the table under test, as dbt renders it.
 */
export function bindTables(query: string, table: TestedTable, own: string): string {
  const steps = new Set(
    [...query.matchAll(/\b([A-Za-z_]\w*)\s*(?:\([^()]*\)\s*)?as\s*\(/gi)].map(([, name = '']) =>
      name.toLowerCase(),
    ),
  );
  return query.replaceAll(token, (whole: string, ...groups: readonly (string | undefined)[]) => {
    const [word, gap = '', name = '', space = '', as = '', alias = ''] = groups;
    if (word === undefined || steps.has(name.toLowerCase())) return whole;
    const relation = relationFor(name, table, own);
    if (relation === undefined) return whole;
    const start = `${word}${gap}${relation}`;
    if (alias !== '' && (as !== '' || !notAlias.test(alias)))
      return `${start}${space}${as}${alias}`;
    const last = /[^.]+$/.exec(name)?.[0] ?? name;
    return `${start} as ${last}${space}${alias}`;
  });
}

function relationFor(written: string, table: TestedTable, own: string): string | undefined {
  const names = plain(written);
  const isMeant = (object: ObjectContent): boolean =>
    [object.name, object.physicalName ?? object.name].some((one) => {
      const known = plain(one);
      return names === known || (!known.includes('.') && names.endsWith(`.${known}`));
    });
  if (isMeant(table.object)) return own;
  const other = table.contract.content.objects.find(isMeant);
  const relation = other && table.relationOf(table.contract, other);
  return relation === undefined ? undefined : `{{ ${relation} }}`;
}

function plain(name: string): string {
  return name.replaceAll(/["`]/g, '').toLowerCase();
}
