import type { DbtInput } from '../dbt-input.ts';
import type { DbtPlan, Layer } from '../dbt-plan.ts';
import { materializationOf, prefixesOf } from '../plan/model-node.ts';
import { snakeName } from '../plan/safe-name.ts';
import type { YamlRecord } from './yaml-text.ts';

const layers: readonly Layer[] = ['staging', 'intermediate', 'marts'];

/** `dbt_project.yml`, without what dbt takes for granted: nobody wants that in a project that is there. */
export function projectEntry(input: DbtInput, plan: DbtPlan): YamlRecord {
  const name = projectName(input);
  const contracts = [...input.wanted];
  const folders = layers.flatMap((layer): [string, YamlRecord][] => {
    // A layer that is there stays, also when this run makes nothing in it.
    const prefixes = prefixesOf(layer, contracts[0]);
    const isThere =
      plan.models.some((one) => one.layer === layer) ||
      [...input.existing.models.keys()].some((one) =>
        prefixes.some((start) => one.startsWith(start)),
      );
    if (!isThere) return [];
    const tier = [...(contracts[0]?.policies.tiering?.tiers.values() ?? [])].find((one) =>
      one.layers?.value.includes(layer),
    )?.tier;
    return [
      [
        layer,
        {
          '+materialized': materializationOf(layer, contracts[0]),
          '+tags': tier === undefined ? undefined : [tier],
        },
      ],
    ];
  });
  return {
    name,
    profile: name,
    'require-dbt-version': '>=1.10.6,<2.0.0',
    flags: { require_generic_test_arguments_property: true },
    models: { [name]: Object.fromEntries(folders) },
  };
}

/** dbt takes letters, digits and underscores. */
export function projectName({ projectName: name }: DbtInput): string {
  return snakeName(name, 'project');
}
