import type { Range } from '../base/range.ts';
import type { ValueVisit } from '../model/visit.ts';
import { walkValue } from '../model/walk.ts';
import type { ValueSpec } from '../spec/metamodel.ts';
import type { YamlScalar } from '../syntax/yaml/tree.ts';
import { servedParts, type IdeDocument } from './ide-document.ts';

/** A place in the text that can be followed. */
export interface DocumentLink {
  readonly range: Range;
  readonly target: LinkTarget;
}

/**
 * Only what is safe to follow: pages over http(s), and files by a relative path. `path` counts from
 * the folder of the document and may hold `..`: the host must keep it inside the workspace.
 */
export type LinkTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string; readonly fragment: string | undefined };

/** Addresses in the fields of the standard, and files that relationships and definitions point to. */
export function documentLinks(ide: IdeDocument): readonly DocumentLink[] {
  const links = new Map<number, DocumentLink>();
  for (const { document, contract } of servedParts(ide)) {
    const root = document.tree();
    if (root === undefined || !/[/#]/.test(ide.text)) continue;
    const expected: ValueSpec = { kind: 'object', type: contract.spec.metamodel.root };
    const slot = {
      name: '',
      field: { doc: '', value: expected },
      pair: undefined,
      item: undefined,
    };
    walkValue(contract.spec, contract.version, root, expected, slot, {
      value: (visit) => {
        const link = linkOf(visit);
        if (link !== undefined) links.set(link.range.start, link);
      },
    });
  }
  return [...links.values()].sort((a, b) => a.range.start - b.range.start);
}

function linkOf(visit: ValueVisit): DocumentLink | undefined {
  const { node, expected, via } = visit;
  if (node?.kind !== 'scalar' || via !== undefined || typeof node.value !== 'string')
    return undefined;
  // Text of several lines is prose or code; editors find addresses in it on their own.
  if (node.style === 'literal' || node.style === 'folded' || node.style === 'template')
    return undefined;
  if (expected.kind !== 'string' && expected.kind !== 'scalar' && expected.kind !== 'any')
    return undefined;
  const target = webTarget(node.value) ?? (mayBeFile(visit) ? fileTarget(node.value) : undefined);
  return target && { range: insideQuotes(node), target };
}

/** Pages only: no other scheme is ever followed, and no credentials or control characters are passed on. */
function webTarget(text: string): LinkTarget | undefined {
  if (!/^https?:\/\/[^\s\\@<>"'`{}|^]+$/i.test(text) || hasControl(text) || !URL.canParse(text))
    return undefined;
  return { kind: 'url', url: text };
}

/** `to` and `from` of relationships, addresses of definitions, and what product descriptors refer to; a table name anywhere else is no file. */
function mayBeFile({ owner, slot }: ValueVisit): boolean {
  const type = owner?.type.name ?? '';
  if (slot.name === '$ref') return true;
  if (slot.name === 'contractURL') return type === 'ProductContract';
  if (slot.name === 'to' || slot.name === 'from') return type.endsWith('Relationship');
  return slot.name === 'url' && type === 'AuthoritativeDefinition';
}

function fileTarget(text: string): LinkTarget | undefined {
  const hash = text.indexOf('#');
  const path = hash === -1 ? text : text.slice(0, hash);
  if (!/\.(?:ya?ml|json|md|sql)$/i.test(path)) return undefined;
  // No scheme, drive, root, share or escape: what is left is relative to the document.
  if (/^[/\\]|^[a-z][\w+.-]*:|[\\:*?"<>|%]/i.test(path) || hasControl(path)) return undefined;
  return { kind: 'file', path, fragment: hash === -1 ? undefined : text.slice(hash + 1) };
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

function insideQuotes(node: YamlScalar): Range {
  const quoted = node.style === 'single' || node.style === 'double';
  return quoted
    ? { start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) }
    : { start: node.start, end: node.end };
}
