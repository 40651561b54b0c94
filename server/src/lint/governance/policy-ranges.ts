import type { Range } from '../../base/range.ts';
import { LineIndex } from '../../base/line-index.ts';
import type { Origin } from '../../model/governance/origin.ts';
import type { YamlDocument } from '../../syntax/yaml/file.ts';
import type { DocumentVisit } from '../rule.ts';

type Reader<Policy> = (document: YamlDocument, uri: string, lines: LineIndex) => Policy;

/** A policy as its reader sees it, and where in the text its parts stand. */
export interface ReadPolicy<Policy> {
  readonly policy: Policy;
  /** Quotes included, as for any other value. */
  readonly rangeOf: (origin: Origin) => Range;
}

/** Reads the policy that a document is. */
export function readPolicy<Policy>(
  { document, file }: DocumentVisit,
  reader: Reader<Policy | undefined>,
): ReadPolicy<Policy> | undefined {
  const lines = new LineIndex(file.text);
  const policy = reader(document, '', lines);
  if (policy === undefined) return undefined;
  const rangeOf = ({ place }: Origin): Range => {
    const line = lines.startOf(place.line);
    return withQuotes(file.text, { start: line + place.start, end: line + place.end });
  };
  return { policy, rangeOf };
}

function withQuotes(text: string, { start, end }: Range): Range {
  const quote = text[start - 1];
  const isQuoted = (quote === '"' || quote === "'") && text[end] === quote;
  return isQuoted ? { start: start - 1, end: end + 1 } : { start, end };
}

/** Whether a policy refines another one, which may have what is missing in it. */
export function isExtension({ document }: DocumentVisit): boolean {
  return document.outline?.pairs.some(({ key }) => key.value === 'extends') === true;
}
