const FOLDER = '.agent-os/profiles/default';

/** Files of the default profile, for examples: texts by their paths below its folder. */
export function inProfile(
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${FOLDER}/${path}`, text]),
  );
}
