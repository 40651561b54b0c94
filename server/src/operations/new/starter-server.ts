import { contractVersion } from '../../generate/starter/contract-seed.ts';
import { sketchOfType, writeBlock } from '../../ide/snippets/skeletons.ts';
import { renderPlain } from '../../ide/snippets/snippet.ts';
import type { SpecIndex } from '../../spec/spec-index.ts';

/** The types of servers that contracts know. */
export function databasesOf(spec: SpecIndex): readonly string[] {
  const field = spec.type('Server').fields.type;
  if (field === undefined) return [];
  const value = spec.value(field, contractVersion);
  return value.kind === 'string' ? (value.values ?? []).map((one) => one.value) : [];
}

/** Lines of a server of the type, with an example in each field that it needs; none for a type that nobody knows. */
export function starterServer(spec: SpecIndex, type: string | undefined): readonly string[] {
  if (type === undefined || !databasesOf(spec).includes(type)) return [];
  const sketch = sketchOfType(spec, spec.type('Server'), contractVersion, { variant: type });
  const style = { flow: false, json: false, column: 0, unit: 2, listIndent: 2, lineBreak: '\n' };
  return renderPlain(writeBlock(sketch, style, true)).split('\n');
}
