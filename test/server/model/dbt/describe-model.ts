import type {
  ColumnOrigin,
  ColumnRead,
  DbtModel,
  Relation,
} from '../../../../server/src/model/dbt/dbt-model.ts';

/** `orders`, `shop/orders` of a source, `[raw.orders]` without a template. */
function relationText(relation: Relation): string {
  if (relation.kind === 'ref') return relation.name;
  return relation.kind === 'source' ? `${relation.source}/${relation.table}` : `[${relation.name}]`;
}

/** `hash_pii(lower(orders.email))`; `*-a-b` for all columns but two; `?` before one that only decides. */
function originText({ relation, column, except, through, decides }: ColumnOrigin): string {
  const text = [relationText(relation), [column ?? '*', ...except].join('-')].join('.');
  const calls = through.map((name) => `${name}(`).join('');
  return (decides ? '?' : '') + calls + text + ')'.repeat(through.length);
}

/** `total < orders.amount, sum(items.price)`. */
export function columnTexts({ columns }: DbtModel): readonly string[] | undefined {
  return columns?.map(({ name, from }) => `${name.text} < ${from.map(originText).join(', ')}`);
}

/** `customers.email "c.email" in lower,trim given bare`; `"-"` where nothing can be wrapped. */
function readText(read: ColumnRead): string {
  const { relation, column, expression, through, given, bare } = read;
  const within = through.length > 0 ? ` in ${through.join()}` : '';
  const how = (given ? ' given' : '') + (bare ? ' bare' : '');
  return `${relationText(relation)}.${column.text} "${expression?.text ?? '-'}"${within}${how}`;
}

export function readTexts({ reads }: DbtModel): readonly string[] {
  return reads.map(readText);
}
