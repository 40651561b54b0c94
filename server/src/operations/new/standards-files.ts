import type { FileSource } from '../../analysis/ports.ts';
import type { GeneratedFile } from '../../generate/generated-file.ts';
import { profileFiles } from '../../generate/standards/shipped-profiles.ts';
import { BASE_PROFILE } from '../../model/standards/shipped-names.ts';

/**
 * The texts of a profile of ours, with the profile that it inherits from where the workspace has none of that name: what a
 * team has said there is not mixed with ours. `at`: where a path lies for the host.
 */
export async function standardsFiles(
  profile: string,
  at: (path: string) => string,
  files: Pick<FileSource, 'list'>,
): Promise<readonly GeneratedFile[]> {
  const own = profileFiles(profile);
  if (profile === BASE_PROFILE) return own;
  const base = await files.list(at(`.agent-os/profiles/${BASE_PROFILE}`));
  const hasBase = base.some((path) => /\/(?:standards|workflows)\//.test(path));
  return hasBase ? own : [...own, ...profileFiles(BASE_PROFILE)];
}
