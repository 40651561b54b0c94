import type { FileSource } from '../../analysis/ports.ts';
import type { Adapter } from '../../generate/dbt/dbt-input.ts';
import { profileAdapter } from '../../generate/dbt/profile-adapter.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import type { ProjectPlace } from './project-place.ts';

/** The database that a project is run on, by the `profiles.yml` in its folder; undefined where it has none that tells. */
export async function adapterOfProfile(
  place: ProjectPlace,
  files: FileSource,
): Promise<Adapter | undefined> {
  const project = await read(place, DBT_PROJECT_FILE, files);
  const profiles = await read(place, 'profiles.yml', files);
  return profileAdapter(project, profiles, place.name);
}

async function read(
  place: ProjectPlace,
  path: string,
  files: FileSource,
): Promise<string | undefined> {
  const own = place.resolve(path);
  const file = own === undefined ? undefined : await files.lookUp(own, true);
  return file?.kind === 'text' ? file.text : undefined;
}
