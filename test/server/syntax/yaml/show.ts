import type { YamlFile } from '../../../../server/src/syntax/yaml/file.ts';
import type { YamlProblem } from '../../../../server/src/syntax/yaml/problems.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';
import type { YamlNode } from '../../../../server/src/syntax/yaml/tree.ts';

/** A tree in one line: strings in quotes, templates in angle brackets, `~` where nothing is written. */
export function show(node: YamlNode | undefined): string {
  if (node === undefined) return '~';
  const name = `${node.kind === 'alias' || node.anchor === undefined ? '' : `&${node.anchor} `}${node.kind === 'alias' || node.tag === undefined ? '' : `${node.tag} `}`;
  switch (node.kind) {
    case 'map':
      return `${name}{${node.pairs.map((pair) => `${String(pair.key.value)}: ${show(pair.value)}`).join(', ')}}`;
    case 'sequence':
      return `${name}[${node.items.map((item) => show(item.value)).join(', ')}]`;
    case 'alias':
      return `*${node.name}`;
    case 'scalar':
      if (node.style === 'template') return `${name}<${String(node.value)}>`;
      if (typeof node.value === 'string') return name + JSON.stringify(node.value);
      return name + (Object.is(node.value, -0) ? '-0' : String(node.value));
  }
}

/** The first document of a text in one line. */
export function showText(text: string): string {
  return show(parseYaml(text).documents[0]?.tree());
}

/** All problems in file offsets. */
export function allProblems(file: YamlFile): YamlProblem[] {
  const inside = file.documents.flatMap(({ blocks }) =>
    blocks.flatMap(({ start, fragment }) =>
      fragment.problems.map((problem) => ({
        ...problem,
        start: problem.start + start,
        end: problem.end + start,
      })),
    ),
  );
  return [...file.problems, ...inside];
}

/** Each problem as `code "text it marks"`. */
export function problemsOf(text: string): string[] {
  return allProblems(parseYaml(text)).map(
    ({ id, start, end }) => `${id} ${JSON.stringify(text.slice(start, end))}`,
  );
}
