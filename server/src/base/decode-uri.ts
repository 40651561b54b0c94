/** Without percent signs, where they are right; paths that are none of URIs stay as they are. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
