import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';

/** Our language, as package.json declares it. */
export const LANGUAGE = 'odcs';

/** Places where text is edited; versions of a file (git, diff views) would show findings twice. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];

/** Policies are known by where they lie. */
const POLICIES =
  '**/governance/**/{naming,naming-conventions,classification,classification-policy,tagging}';

/** Contracts, products and policies that are data. Policies, and contracts in JSON, keep the language that VS Code gives them. */
export const contractDocuments = SCHEMES.flatMap((scheme) => [
  { scheme, language: LANGUAGE },
  { scheme, language: 'yaml', pattern: `${POLICIES}.{yaml,yml}` },
  { scheme, language: 'yaml', pattern: '**/product-canvas/slas.{yaml,yml}' },
  { scheme, language: 'json', pattern: `${POLICIES}.json` },
  { scheme, language: 'jsonc', pattern: `${POLICIES}.json` },
  { scheme, language: 'json', pattern: '**/*.{odcs,odps}.json' },
  { scheme, language: 'jsonc', pattern: '**/*.{odcs,odps}.json' },
]) satisfies DocumentSelector & vscode.DocumentFilter[];

/** Files of other languages that policies hold for, and policies that are prose. */
const GOVERNED = [
  '**/governance/**/{tiering-standards,macro-library}.md',
  '**/product-canvas/*.md',
  '**/models/**/*.{sql,yml,yaml}',
  '**/snapshots/**/*.sql',
  '**/dbt_project.yml',
  '**/*.{mermaid,mmd}',
];

/** What the server is told of. */
export const servedDocuments = [
  ...contractDocuments,
  ...SCHEMES.flatMap((scheme) => GOVERNED.map((pattern) => ({ scheme, pattern }))),
] satisfies DocumentSelector & vscode.DocumentFilter[];

/** Whether commands and status for contracts are of use. */
export function isContract(document: vscode.TextDocument): boolean {
  return vscode.languages.match(contractDocuments, document) > 0;
}

export function isServed(document: vscode.TextDocument): boolean {
  return vscode.languages.match(servedDocuments, document) > 0;
}

/** Whether the document lies where a contract can be edited, whatever its language. */
export function isEditable(document: vscode.TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme);
}
