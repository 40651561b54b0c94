import type { GeneratedFile } from '../generated-file.ts';
import { dbtDuckdbPostgres } from './dbt-duckdb-postgres.ts';
import { dbtSnowflake } from './dbt-snowflake.ts';
import { defaultProfile } from './default.ts';
import { sparkDatabricks } from './spark-databricks.ts';

/** The profiles that come with us: texts by their paths below the folder of the profile. */
export const shippedProfiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  default: defaultProfile,
  'dbt-duckdb-postgres': dbtDuckdbPostgres,
  'dbt-snowflake': dbtSnowflake,
  'spark-databricks': sparkDatabricks,
};

/** The files of a profile, from the folder around `.agent-os` on; none of a profile that is not ours. */
export function profileFiles(profile: string): readonly GeneratedFile[] {
  const texts = Object.hasOwn(shippedProfiles, profile) ? shippedProfiles[profile] : undefined;
  return Object.entries(texts ?? {}).map(([path, text]) => ({
    path: `.agent-os/profiles/${profile}/${path}`,
    text,
    merge: 'once',
    reason: path.endsWith('.md')
      ? (/^description: (.*)$/m.exec(text)?.[1] ?? 'A standard of the profile.')
      : 'Says what the profile inherits from.',
  }));
}
