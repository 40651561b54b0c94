import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { breakOf, hasListsBelowKeys, indentUnit } from '../../syntax/yaml/edit/text-lines.ts';

/** How new text is written at a place. */
export interface Style {
  /** Inside braces or brackets: everything goes on one line. */
  readonly flow: boolean;
  /** Keys and strings in double quotes. */
  readonly json: boolean;
  /** Column of the key that is written; block style only. */
  readonly column: number;
  /** Spaces of one level. */
  readonly unit: number;
  /** Spaces between the column of a key and that of the dashes below it. */
  readonly listIndent: number;
  readonly lineBreak: string;
}

/** The line break and the indentation that the text uses. */
export function styleOf(text: string): Pick<Style, 'unit' | 'listIndent' | 'lineBreak'> {
  const unit = indentUnit(text);
  return { unit, listIndent: hasListsBelowKeys(text) ? 0 : unit, lineBreak: breakOf(text) };
}

/** A string as a scalar in a style, in the quotes that are there already. */
export function writeString(
  value: string,
  { json, flow }: Pick<Style, 'json' | 'flow'>,
  quote?: '"' | "'",
): string {
  const written = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
  return formatScalar(value, json ? 'json' : written, flow);
}
