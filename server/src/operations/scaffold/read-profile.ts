import type { FileSource } from '../../analysis/ports.ts';
import type { Adapter } from '../../generate/dbt/dbt-input.ts';
import { plainValue } from '../../model/content/plain-value.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import { parseYaml } from '../../syntax/yaml/parse-yaml.ts';
import { adapterNamed } from './choose-adapter.ts';
import type { ProjectPlace } from './project-place.ts';

/** The database that a project is run on, by the `profiles.yml` in its folder; undefined where it has none that tells. */
export async function adapterOfProfile(
  place: ProjectPlace,
  files: FileSource,
): Promise<Adapter | undefined> {
  const project = await read(place, DBT_PROJECT_FILE, files);
  const profiles = await read(place, 'profiles.yml', files);
  const name = inMap(project, 'profile');
  const profile = inMap(profiles, typeof name === 'string' ? name : place.name);
  const outputs = inMap(profile, 'outputs');
  if (!isMap(outputs)) return undefined;
  const target = inMap(profile, 'target');
  // A target that only the environment knows: all outputs are of one project.
  const output = typeof target === 'string' ? inMap(outputs, target) : undefined;
  const type = inMap(output ?? Object.values(outputs)[0], 'type');
  return typeof type === 'string' ? adapterNamed(type) : undefined;
}

async function read(place: ProjectPlace, path: string, files: FileSource): Promise<unknown> {
  const own = place.resolve(path);
  const file = own === undefined ? undefined : await files.lookUp(own, true);
  if (file?.kind !== 'text') return undefined;
  return plainValue(parseYaml(file.text).documents[0]?.tree());
}

function inMap(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
