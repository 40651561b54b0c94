const VERSION = /^(v?)(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?/;

/** The version that readers would understand after a change; undefined where the version is none that can be counted. */
export function nextVersion(version: string | undefined, breaking: boolean): string | undefined {
  const match = VERSION.exec(version ?? '');
  if (match === null) return undefined;
  const [, v = '', major, minor] = match;
  return breaking ? `${v}${Number(major) + 1}.0.0` : `${v}${major ?? ''}.${Number(minor) + 1}.0`;
}

/** Whether one version is a greater step than the other: 2.0.0 after 1.4.0. */
export function isNewMajor(before: string | undefined, after: string | undefined): boolean {
  const [old, next] = [VERSION.exec(before ?? ''), VERSION.exec(after ?? '')];
  // What cannot be counted was changed, and that is what can be asked for.
  if (old === null || next === null) return before !== after;
  return Number(next[2]) > Number(old[2]);
}
