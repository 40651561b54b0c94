import type { PlannedModel } from '../dbt-plan.ts';
import type { Canvas } from '../../../model/governance/canvas.ts';
import type { WorkspaceContract } from '../../../model/content/workspace-contract.ts';
import { snakeName, TakenNames } from '../plan/safe-name.ts';
import { textOf } from './element-facts.ts';
import { plainText, type YamlRecord } from './yaml-text.ts';

/** An exposure for each data consumer that the canvas of a product names. */
export function exposuresOf(
  contract: WorkspaceContract,
  models: readonly PlannedModel[],
  names: TakenNames,
): readonly YamlRecord[] {
  const marts = models.filter(
    ({ layer, promise }) => layer === 'marts' && promise?.contract === contract,
  );
  if (marts.length === 0) return [];
  const { content } = contract;
  const product = snakeName(content.name ?? content.id ?? 'product', 'product');
  return canvasesOf(contract).flatMap((canvas) =>
    canvas.consumers.flatMap(({ value }): readonly YamlRecord[] => {
      // A question of the template that nobody has answered yet.
      if (/^open\b\s*(?::|$)/i.test(value)) return [];
      const title = canvas.title?.value ?? content.name ?? product;
      const exposure = {
        name: names.take(`${product}_${snakeName(value, 'consumer')}`),
        label: plainText(`${value}: ${title}`),
        type: typeOf(value),
        owner: { name: plainText(value) || 'unknown' },
        description: textOf(content.description.purpose),
        depends_on: marts.map(({ name }) => `ref('${name}')`),
        config: { meta: { contract: textOf(content.name ?? content.id) } },
      };
      return [exposure];
    }),
  );
}

/** The canvases that speak of the product of a contract. */
export function canvasesOf({ content, path, policies }: WorkspaceContract): readonly Canvas[] {
  const said = content.customProperties.canvas;
  return policies.canvases.filter(({ uri, product, contract }) => {
    if (typeof said === 'string' && said !== '' && uri.endsWith(said)) return true;
    if (contract !== undefined) return path.endsWith(contract.value.replace(/^\.?\//, ''));
    const names = [content.name, content.dataProduct, content.id];
    return product !== undefined && names.includes(product.value);
  });
}

/** dbt knows five kinds; most consumers are people who look at something. */
function typeOf(consumer: string): string {
  if (/dashboard|report|\bbi\b/i.test(consumer)) return 'dashboard';
  if (/notebook/i.test(consumer)) return 'notebook';
  if (/\bml\b|machine learning|model/i.test(consumer)) return 'ml';
  return /\bapp\b|application|service|api\b/i.test(consumer) ? 'application' : 'analysis';
}
