const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EACCES: 'Its permissions do not allow it.',
  EPERM: 'The system does not permit it.',
  EISDIR: 'It is a folder.',
  ENOTDIR: 'A part of its path is a file, not a folder.',
  ELOOP: 'It is a link that leads to itself.',
  EMFILE: 'Too many files are open.',
  ENFILE: 'Too many files are open in the system.',
  ENAMETOOLONG: 'Its path is too long.',
  ENOSPC: 'The disk is full.',
  EROFS: 'The file system is read-only.',
  EBUSY: 'Another program holds it.',
};

/** A sentence for an error of the file system; without paths, which the caller knows. */
export function ioReason(error: unknown): string {
  if (!(error instanceof Error)) return `It cannot be read (${String(error)}).`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return REASONS[code] ?? `The system reports ${code}.`;
}

/** Whether there is no such file: nothing was missed then. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
