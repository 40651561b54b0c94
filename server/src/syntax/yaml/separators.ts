/** Puts private characters in place of the line and paragraph separators of Unicode, which end no line in YAML. */
export function maskSeparators(text: string): string {
  return text.replaceAll('\u2028', '\ue001').replaceAll('\u2029', '\ue002');
}

/** Undoes `maskSeparators`. */
export function unmaskSeparators(text: string): string {
  return text.replaceAll('\ue001', '\u2028').replaceAll('\ue002', '\u2029');
}
