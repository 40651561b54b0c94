import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
} from '@anthropic-ai/sdk/core/error';
import { ModelError, type ModelErrorKind } from '../../../agent/language-model.ts';
import { waitOf, type FetchFault } from './guarded-fetch.ts';

/** Characters of what a provider says that people are shown. */
const MAX_SAID = 300;

/**
 * Why there is no answer, for people. `fault`: what our own guard saw first. Nothing that could hold the key is in it: what
 * the provider says is shown without it.
 */
export function claudeError(
  error: unknown,
  {
    host,
    model,
    key,
    fault,
  }: {
    readonly host: string;
    readonly model: string;
    readonly key: string;
    readonly fault: FetchFault | undefined;
  },
): ModelError {
  if (error instanceof ModelError) return error;
  const plain = (text: string): string =>
    text.replaceAll(key, '…').replaceAll(/[\u0000-\u001f\u007f]+/g, ' ');
  if (isStatusError(error)) {
    const said = plain(error.apiMessage ?? '').slice(0, MAX_SAID);
    const [kind, sentence] = statusError(error.status, host, model, error.headers);
    return new ModelError(kind, said === '' ? sentence : `${sentence} It says: ${said}`);
  }
  if (fault !== undefined) return new ModelError(...faultError(fault, host));
  if (error instanceof APIError && error.type === 'overloaded_error')
    return new ModelError('overloaded', `${host} has too much to do; it stopped in its answer.`);
  if (error instanceof APIConnectionTimeoutError)
    return new ModelError('network', `${host} did not answer in time.`);
  if (error instanceof APIConnectionError)
    return new ModelError('network', `${host} cannot be reached${reasonOf(error)}.`);
  if (error instanceof APIError)
    return new ModelError('network', `${host} stopped in its answer with an error.`);
  return new ModelError('malformed', `What ${host} sent is no answer of a model.`);
}

/**
 * Whether thoughts that were sent back do not belong to what stands before them: instructions or tools have changed since,
 * as when a run goes on another day.
 */
export function isStrayThought(error: unknown): boolean {
  return (
    isStatusError(error) &&
    error.status === 400 &&
    /\bthinking\b.*\bblock/i.test(error.apiMessage ?? '')
  );
}

function isStatusError(error: unknown): error is APIError<number> {
  return error instanceof APIError && typeof error.status === 'number';
}

function statusError(
  status: number,
  host: string,
  model: string,
  headers: Headers | undefined,
): [ModelErrorKind, string] {
  if (status === 401) return ['key', `${host} does not take the key.`];
  if (status === 403) return ['key', `The key may not use this at ${host}.`];
  if (status === 402) return ['key', `The account at ${host} has to be paid for first.`];
  if (status === 404) return ['request', `${host} has no model “${model}”.`];
  if (status === 413) return ['request', `The request is too large for ${host}.`];
  if (status === 429) {
    const wait = Math.ceil(headers ? waitOf(headers) : 0);
    const hint = wait > 0 ? `: try again in ${String(wait)} s` : '';
    return ['rate', `${host} takes no more requests for now${hint}.`];
  }
  if (status === 529 || status === 503)
    return ['overloaded', `${host} has too much to do: try again later.`];
  if (status >= 500)
    return ['network', `${host} answered with an error of its own (${String(status)}).`];
  if (status >= 300 && status < 400)
    return ['network', `${host} sends us to another address, where the key does not go.`];
  return ['request', `${host} does not take the request (${String(status)}).`];
}

function faultError(fault: FetchFault, host: string): [ModelErrorKind, string] {
  switch (fault) {
    case 'size':
      return ['malformed', `The answer of ${host} did not end: it was given up.`];
    case 'silence':
      return ['network', `${host} stopped in its answer, and nothing more came.`];
    case 'cut':
      return ['network', `The connection to ${host} broke off.`];
    case 'redirect':
      return ['network', `${host} sends us to another address, where the key does not go.`];
  }
}

/** The code of the system only: texts of errors may hold anything. */
function reasonOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code)) return ` (${code})`;
  }
  return '';
}
