import type { Sending } from '../../../agent/runner-host.ts';
import type { Io } from '../io.ts';
import { visible } from '../visible.ts';

/** Shows what would be sent, and asks. Nobody there: only to the host that the call names. */
export async function askConsent(
  sending: Sending,
  { stderr, askLine }: Pick<Io, 'stderr' | 'askLine'>,
  consented: string | undefined,
): Promise<boolean> {
  const { host, model, files, size, tokens, cost, redacted } = sending;
  const price = cost === undefined ? 'at a price that is not known' : `about $${cost.toFixed(4)}`;
  const hidden = redacted === 0 ? '' : `, ${redacted} secrets and protected values taken out`;
  const lines = [
    `To ${visible(host)} (${visible(model)}) go ${size} characters, about ${tokens} tokens, ${price}${hidden}:`,
    ...files.map((file) => `  ${visible(file.path)} (${file.size} characters)`),
    'The model may ask for more of the workspace; each request goes to the same host.',
  ];
  stderr.write(`${lines.join('\n')}\n`);
  if (consented !== undefined && consented === host) return true;
  if (askLine === undefined) {
    stderr.write(`Nobody is there to ask: --consent ${visible(host)} says that it may be sent.\n`);
    return false;
  }
  return /^y(?:es)?$/i.test((await askLine('Send it? [y/N] ')) ?? '');
}
