import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';
import { claimsDataContract } from './claims-contract.ts';
import { governedPaths, policyPaths } from './served-paths.ts';

/** Our language, as package.json declares it. */
export const LANGUAGE = 'odcs';

/** Places where text is edited; versions of a file (git, diff views) would show findings twice. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];

/** Contracts, products and policies that are data. Policies, and contracts in JSON, keep the language that VS Code gives them. */
export const contractDocuments = SCHEMES.flatMap((scheme) => [
  { scheme, language: LANGUAGE },
  ...policyPaths.flatMap((pattern) =>
    ['yaml', 'json', 'jsonc'].map((language) => ({ scheme, language, pattern })),
  ),
  { scheme, language: 'json', pattern: '**/*.{odcs,odps}.json' },
  { scheme, language: 'jsonc', pattern: '**/*.{odcs,odps}.json' },
]) satisfies DocumentSelector & vscode.DocumentFilter[];

/** What the server is told of. */
export const servedDocuments = [
  ...contractDocuments,
  ...SCHEMES.flatMap((scheme) => governedPaths.map((pattern) => ({ scheme, pattern }))),
] satisfies DocumentSelector & vscode.DocumentFilter[];

/** What the server writes by itself: it must know what is not saved. It has nothing to say of them. */
export const writtenDocuments = [
  { scheme: 'file', pattern: '**/specs/contracts/manifest.json' },
] satisfies DocumentSelector;

/** Whether commands and status for contracts are of use. */
export function isContract(document: vscode.TextDocument): boolean {
  return vscode.languages.match(contractDocuments, document) > 0;
}

/** Whether the document is a data contract, not a product or a policy. */
export function isDataContract(document: vscode.TextDocument): boolean {
  return isContract(document) && claimsDataContract(document.getText());
}

export function isServed(document: vscode.TextDocument): boolean {
  return vscode.languages.match(servedDocuments, document) > 0;
}

/** Whether the document lies where a contract can be edited, whatever its language. */
export function isEditable(document: vscode.TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme);
}
