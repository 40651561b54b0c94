import type { Range } from '../../../base/range.ts';
import type { MapVisit } from '../../../model/visit.ts';
import { isDeferred } from '../../../model/shape.ts';
import { findPair, type YamlNode } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { replaceValue } from '../../fixes/replace-value.ts';
import { adviceFor, isOpen } from '../../known-names.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownText } from '../../field-value.ts';
import { isPlaceholder, isSecretName, secretIn, type SecretKind } from '../../secrets.ts';

type Messages = 'named' | SecretKind;

export default defineRule<'map', Messages>({
  meta: {
    code: 'no-secrets-in-servers',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'No server, and no custom property of the contract, holds a password, key or token.',
    explanation:
      'A contract is shared, copied and kept in Git for ever: a credential in it is public, and has to be replaced even after it is deleted. Write `${VARIABLE}`, or the name of the secret in your secret store. Names such as `password`, connection strings, signed addresses, keys of clouds, JSON web tokens and private keys are found; the message never shows the value.',
    examples: [
      {
        title: 'A password in the contract',
        bad: contract(`
servers:
  - server: production
    type: duckdb
    database: orders.duckdb
    customProperties:
      - property: password
        value: correct-horse-battery # of the service account`),
        good: contract(`
servers:
  - server: production
    type: duckdb
    database: orders.duckdb
    customProperties:
      - property: password
        value: \${PRODUCTION_PASSWORD} # of the service account`),
        fixed: true,
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      named:
        'The value of `{name}` looks like a credential: contracts are shared. Keep it in a secret store and write a variable.',
      url: 'This address holds a password: contracts are shared. Keep it in a secret store and write a variable.',
      query:
        'This address holds a credential: contracts are shared. Keep it in a secret store and write a variable.',
      connection:
        'This connection string holds a credential: contracts are shared. Keep it in a secret store and write a variable.',
      aws: 'This looks like an access key of AWS: contracts are shared. Replace the key, and keep the new one in a secret store.',
      jwt: 'This looks like a JSON web token: contracts are shared. Keep it in a secret store and write a variable.',
      'private-key':
        'This looks like a private key: contracts are shared. Replace the key, and keep the new one in a secret store.',
      token:
        'This looks like an access token: contracts are shared. Replace it, and keep the new one in a secret store.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'map',
  only: ['Server', 'CustomProperty'],
  check(visit): readonly Report<Messages>[] {
    if (visit.type.name === 'CustomProperty') return ofContract(visit);
    const server = knownText(visit, 'server') ?? '';
    const reports: Report<Messages>[] = [];
    for (const { pair, via } of visit.pairs) {
      // Of fields that are not for credentials at all another finding says so.
      if (adviceFor(visit, String(pair.key.value)) !== undefined && !isOpen(visit)) continue;
      const search = { server, reports, via: visit.via ?? via };
      look(pair.value, String(pair.key.value), search, 0);
    }
    return reports;
  },
  fix: replaceValue,
});

/** Those at the top level; those of servers are looked at with their server. */
function ofContract({ node, parent, via }: MapVisit): readonly Report<Messages>[] {
  const reports: Report<Messages>[] = [];
  if (parent === undefined) look(node, '', { server: '', reports, via }, 0);
  return reports;
}

interface Search {
  readonly server: string;
  readonly reports: Report<Messages>[];
  readonly via: Range | undefined;
}

function look(node: YamlNode | undefined, name: string, search: Search, depth: number): void {
  if (node === undefined || depth > 8) return;
  if (node.kind === 'alias') {
    // What the alias stands for may hold others: once is enough.
    if (search.via === undefined) look(node.target, name, { ...search, via: node }, depth + 1);
  } else if (node.kind === 'sequence') {
    for (const { value } of node.items) look(value, name, search, depth + 1);
  } else if (node.kind === 'map') {
    const property = findPair(node, 'property')?.value;
    const said = property?.kind === 'scalar' ? String(property.value) : undefined;
    for (const { key, value } of node.pairs) {
      const own = String(key.value);
      look(value, own === 'value' && said !== undefined ? said : own, search, depth + 1);
    }
  } else if (!isDeferred(node) && node.value !== null && typeof node.value !== 'boolean') {
    const text = String(node.value);
    const named = isSecretName(name) && !isPlaceholder(text);
    const messageId = secretIn(text) ?? (named ? 'named' : undefined);
    if (messageId === undefined) return;
    const value = `\${${variableName(search.server, name)}}`;
    const range = reportAt(search, node);
    search.reports.push({ messageId, params: { name }, range, data: { value } });
  }
}

function variableName(server: string, name: string): string {
  const snake = (text: string): string =>
    text
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replaceAll(/[^A-Za-z0-9]+/g, '_')
      .toUpperCase();
  return `${snake(server)}_${snake(name)}`.replaceAll(/^[_\d]+|_+$/g, '') || 'SECRET';
}
