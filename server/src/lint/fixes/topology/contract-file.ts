import { formatScalar } from '../../../syntax/yaml/edit/format-scalar.ts';

/** The least that a contract of a table must say; the rest is for its owner. `uri`: where it is to lie. */
export function contractFile(table: string, uri: string): string {
  const [, domain] = /\/data-products\/([^/]+)\/[^/]+$/.exec(uri) ?? [];
  const name = formatScalar(table);
  const lines = [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: ${name}`,
    `name: ${name}`,
    'version: 0.1.0',
    'status: draft',
    ...(domain === undefined ? [] : [`domain: ${formatScalar(decodeURIComponent(domain))}`]),
    'schema:',
    `  - name: ${name}`,
    '    properties: []',
  ];
  return `${lines.join('\n')}\n`;
}
