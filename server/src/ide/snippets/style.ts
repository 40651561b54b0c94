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
  readonly lineBreak: string;
}

/** The line break and the indentation that the text uses. */
export function styleOf(text: string): Pick<Style, 'unit' | 'lineBreak'> {
  return {
    unit: unitOf(text.slice(0, 20_000)),
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** How much deeper the first line below some key stands than that key; two where no line does. */
function unitOf(text: string): number {
  for (const match of text.matchAll(/^([ ]*(?:- +)*)[^\s#-][^\r\n]*:[ ]*\r?\n( +)[^\s#]/gm)) {
    const difference = (match[2]?.length ?? 0) - (match[1]?.length ?? 0);
    if (difference >= 2 && difference <= 8) return difference;
  }
  return 2;
}

/** A string as a scalar: plain where a reader takes it for that string, else in double quotes. */
export function writeString(value: string, style: Pick<Style, 'json' | 'flow'>, quote?: '"' | "'"): string {
  if (style.json || quote === '"') return JSON.stringify(value);
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  return isPlainSafe(value) ? value : JSON.stringify(value);
}

const NOT_A_STRING = /^(?:true|false|null|~|yes|no|on|off|y|n|[-+]?[\d.][\d_.,:eE+-]*|0[xo][\da-f]+|\.inf|\.nan|\d{4}-\d\d?-\d\d?.*)$/i;

function isPlainSafe(value: string): boolean {
  return /^[\w/$(][^\n\r#:,[\]{}"'`]*$/.test(value) && value === value.trimEnd() && !NOT_A_STRING.test(value);
}
