import { SourceFile } from '../../../analysis/source-file.ts';
import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { applyEdits, type TextEdit } from '../../../base/text-edit.ts';
import type { YamlMap, YamlNode, YamlPair } from '../../../syntax/yaml/tree.ts';
import { isProtected } from './is-protected.ts';

/** Keys whose values are samples of data. */
const SAMPLES: ReadonlySet<string> = new Set(['examples', 'example', 'default', 'defaultValue']);

const TAKEN_OUT = '[] # taken out: values are protected';

/**
 * The text of a file of contracts without the examples of protected properties. Where the parser had to guess, nobody knows
 * what is a property of what, so that all examples go.
 */
export function openContract(text: string, contracts: readonly WorkspaceContract[]): string {
  const { tree } = new SourceFile('contract.odcs.yaml', text, { assumed: true });
  const isAll = contracts.length === 0 || contracts.some(({ guessed }) => guessed);
  const hidden = new Set(
    contracts.flatMap((contract) =>
      contract.content.objects.flatMap(({ properties }) => [
        ...hiddenIn(properties, contract, false),
      ]),
    ),
  );
  const edits: TextEdit[] = [];
  for (const document of tree.documents)
    visit(document.tree(), (map) => {
      if (!isAll && !hidden.has(map.start)) return;
      for (const pair of map.pairs)
        if (SAMPLES.has(String(pair.key.value))) edits.push(withoutValue(text, pair, map));
    });
  return applyEdits(text, edits);
}

/** Where the maps of protected properties begin. */
function* hiddenIn(
  properties: readonly PropertyContent[],
  contract: WorkspaceContract,
  isInside: boolean,
): Iterable<number> {
  for (const property of properties) {
    const isHidden = isInside || isProtected(property, contract);
    if (isHidden) yield property.at.start;
    const { items, map } = property;
    const inside = [...property.properties, items, map?.key, map?.value];
    yield* hiddenIn(
      inside.filter((one) => one !== undefined),
      contract,
      isHidden,
    );
  }
}

function withoutValue(text: string, { key, end }: YamlPair, { flow }: YamlMap): TextEdit {
  const newText = `${text.slice(key.start, key.end)}: ${flow ? '[]' : TAKEN_OUT}`;
  return { range: { start: key.start, end }, newText };
}

function visit(node: YamlNode | undefined, see: (map: YamlMap) => void): void {
  if (node?.kind === 'sequence') for (const { value } of node.items) visit(value, see);
  if (node?.kind !== 'map') return;
  see(node);
  for (const { key, value } of node.pairs) if (!SAMPLES.has(String(key.value))) visit(value, see);
}
