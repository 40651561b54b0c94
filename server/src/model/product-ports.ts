import type { LinkRecord } from './contract-record.ts';
import type { ContractRole } from './references.ts';
import type { Word } from './dbt/dbt-model.ts';

/** A contract that a product hands out, and the ids of those that it needs for it. */
export interface ProductOutput {
  readonly contract: Word;
  readonly needs: readonly Word[];
}

/** Of each output what is said to be needed for it, or else all that goes in. */
export function outputsOf({
  references,
}: Pick<LinkRecord, 'references'>): readonly ProductOutput[] {
  const named = references.flatMap(
    ({ role, segments: [id] }): readonly { readonly role: ContractRole; readonly id: Word }[] =>
      role === undefined || id === undefined ? [] : [{ role, id }],
  );
  const idsOf = (role: ContractRole, among: typeof named): readonly Word[] =>
    among.flatMap((one) => (one.role === role ? [one.id] : []));
  const inputs = idsOf('input', named);
  return named.flatMap(({ role, id: contract }, index): readonly ProductOutput[] => {
    if (role !== 'output') return [];
    const behind = named.slice(index + 1);
    const end = behind.findIndex((one) => one.role !== 'needed');
    const needed = idsOf('needed', end === -1 ? behind : behind.slice(0, end));
    return [{ contract, needs: needed.length > 0 ? needed : inputs }];
  });
}
