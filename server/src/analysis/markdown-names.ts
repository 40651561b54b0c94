import { decodeUriPart } from '../base/decode-uri-part.ts';
import type { MarkdownNames } from '../ide/markdown/markdown-names.ts';
import { policyScope } from '../model/governance/policy-scope.ts';
import type { SymbolIndex } from './symbol-index.ts';

/** What Markdown of a project can name, best known names first. */
export function markdownNames(index: SymbolIndex, uri: string): MarkdownNames {
  const records = () => Array.from(index.all()).flatMap(([, all]) => all);
  return {
    products: () => {
      const { promises } = index.policies(uri, undefined);
      const declared = records().flatMap(({ standard, name }) =>
        standard === 'odcs' || name === undefined ? [] : [name],
      );
      return sorted([...declared, ...promises.map(({ product }) => product.value)]);
    },
    domains: () => sorted(records().flatMap(({ governed }) => governed?.domain?.text ?? [])),
    contracts: () => {
      const folder = policyScope(uri)?.folder;
      if (folder === undefined) return [];
      const below = Array.from(index.all()).flatMap(([one, [first]]) =>
        first?.standard === 'odcs' && one.startsWith(`${folder}/`) ? [one] : [],
      );
      return sorted(below.map((one) => decodeUriPart(one.slice(folder.length + 1))));
    },
    policies: () => {
      const { classification } = index.policies(uri, undefined);
      return [...(classification?.treatments.keys() ?? [])];
    },
  };
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
