import type { Translate } from '../lint/format-message.ts';
import type { ContractRecord, SymbolRecord } from '../model/contract-record.ts';

/** Type and role of a declared thing in one short line: `string · varchar(36) · primary key`. Plain text. */
export function symbolDetail(symbol: SymbolRecord, translate: Translate): string {
  const parts = symbol.type === '' ? [] : [symbol.type];
  if (symbol.primaryKey) parts.push(translate('primary key'));
  else if (symbol.required) parts.push(translate('required'));
  return parts.join(' · ');
}

/** The names from the object down: `orders.lines.sku`. */
export function symbolPath(record: ContractRecord, index: number): string {
  const names: string[] = [];
  for (let at = index; at >= 0; at = record.symbols[at]?.parent ?? -1)
    names.unshift(record.symbols[at]?.name ?? record.symbols[at]?.id ?? '');
  return names.join('.');
}

/** Words of a contract as Markdown that shows them letter by letter: no links, no pictures, no HTML. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&:@]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
