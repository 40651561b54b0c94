import { URI } from 'vscode-uri';

/**
 * The one way in which this server writes a URI, which is VS Code's: editors differ in what they
 * escape (`@`, `+`, `(`), and a file must not be two files because of that.
 */
export function canonicalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    // No URI of any scheme: it names nothing but itself.
    return uri;
  }
}
