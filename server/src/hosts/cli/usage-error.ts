/** The call is wrong in a way that the user can put right; the message is one or two full sentences. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
