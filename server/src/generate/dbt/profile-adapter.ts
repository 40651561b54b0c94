import { plainValue } from '../../model/content/plain-value.ts';
import { parseYaml } from '../../syntax/yaml/parse-yaml.ts';
import { adapterNamed } from './choose-adapter.ts';
import type { Adapter } from './dbt-input.ts';

/**
 * The database that a project is run on, by the texts of its `dbt_project.yml` and `profiles.yml`; undefined where they do
 * not tell. `name`: of the profile where the project does not say it.
 */
export function profileAdapter(
  project: string | undefined,
  profiles: string | undefined,
  name: string,
): Adapter | undefined {
  const said = inMap(valueOf(project), 'profile');
  const profile = inMap(valueOf(profiles), typeof said === 'string' ? said : name);
  const outputs = inMap(profile, 'outputs');
  if (!isMap(outputs)) return undefined;
  const target = inMap(profile, 'target');
  // A target that only the environment knows: all outputs are of one project.
  const output = typeof target === 'string' ? inMap(outputs, target) : undefined;
  const type = inMap(output ?? Object.values(outputs)[0], 'type');
  return typeof type === 'string' ? adapterNamed(type) : undefined;
}

function valueOf(text: string | undefined): unknown {
  return text === undefined ? undefined : plainValue(parseYaml(text).documents[0]?.tree());
}

function inMap(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
