/** What the process says when it ends. The highest that applies wins. */
export const exitCode = {
  clean: 0,
  /** Errors, too many warnings, or a file that could not be checked. */
  findings: 1,
  /** The call or the project file is wrong: nothing was checked. */
  usage: 2,
  /** A defect of ours: what was found may be all right, what was not found proves nothing. */
  internal: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
