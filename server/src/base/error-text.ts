/** What an error says. Anything can be thrown, also what cannot be turned into text; this never throws. */
export function errorText(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'Something without a text was thrown.';
  }
}

/** The same with the place where it was thrown, for logs. */
export function errorStack(error: unknown): string {
  try {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } catch {
    return errorText(error);
  }
}
