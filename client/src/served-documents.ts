import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';

/** Our language, as package.json declares it. */
export const LANGUAGE = 'odcs';

/** Places where text is edited; versions of a file (git, diff views) would show findings twice. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];

/** Policies are known by where they lie. */
const POLICIES =
  '**/governance/**/{naming,naming-conventions,classification,classification-policy,tagging}';

/** What the server is told of. Policies, and contracts in JSON, keep the language that VS Code gives them. */
export const servedDocuments = SCHEMES.flatMap((scheme) => [
  { scheme, language: LANGUAGE },
  { scheme, language: 'yaml', pattern: `${POLICIES}.{yaml,yml}` },
  { scheme, language: 'yaml', pattern: '**/product-canvas/slas.{yaml,yml}' },
  { scheme, language: 'json', pattern: `${POLICIES}.json` },
  { scheme, language: 'jsonc', pattern: `${POLICIES}.json` },
  { scheme, language: 'json', pattern: '**/*.{odcs,odps}.json' },
  { scheme, language: 'jsonc', pattern: '**/*.{odcs,odps}.json' },
]) satisfies DocumentSelector & vscode.DocumentFilter[];

export function isServed(document: vscode.TextDocument): boolean {
  return vscode.languages.match(servedDocuments, document) > 0;
}

/** Whether the document lies where a contract can be edited, whatever its language. */
export function isEditable(document: vscode.TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme);
}
