import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
} from '@anthropic-ai/sdk/core/error';
import { ModelError, type ModelErrorKind } from '../../../agent/language-model.ts';
import { waitOf, type FetchFault } from './guarded-fetch.ts';
import { saying, type Sentence } from '../../../agent/sentence.ts';

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
    return new ModelError(
      kind,
      said === '' ? sentence : [sentence, saying('It says: {words}', { words: said })],
    );
  }
  if (fault !== undefined) return new ModelError(...faultError(fault, host));
  if (error instanceof APIError && error.type === 'overloaded_error')
    return new ModelError(
      'overloaded',
      saying('{host} has too much to do; it stopped in its answer.', { host }),
    );
  if (error instanceof APIConnectionTimeoutError)
    return new ModelError('network', saying('{host} did not answer in time.', { host }));
  if (error instanceof APIConnectionError)
    return new ModelError('network', unreached(host, codeOf(error)));
  if (error instanceof APIError)
    return new ModelError(
      'network',
      saying('{host} stopped in its answer with an error.', { host }),
    );
  return new ModelError('malformed', saying('What {host} sent is no answer of a model.', { host }));
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
): [ModelErrorKind, Sentence] {
  if (status === 401) return ['key', saying('{host} does not take the key.', { host })];
  if (status === 403) return ['key', saying('The key may not use this at {host}.', { host })];
  if (status === 402)
    return ['key', saying('The account at {host} has to be paid for first.', { host })];
  if (status === 404) return ['request', saying('{host} has no model “{model}”.', { host, model })];
  if (status === 413) return ['request', saying('The request is too large for {host}.', { host })];
  if (status === 429) {
    const wait = Math.ceil(headers ? waitOf(headers) : 0);
    return [
      'rate',
      wait > 0
        ? saying('{host} takes no more requests for now: try again in {wait} s.', { host, wait })
        : saying('{host} takes no more requests for now.', { host }),
    ];
  }
  if (status === 529 || status === 503)
    return ['overloaded', saying('{host} has too much to do: try again later.', { host })];
  if (status >= 500)
    return [
      'network',
      saying('{host} answered with an error of its own ({status}).', { host, status }),
    ];
  if (status >= 300 && status < 400)
    return [
      'network',
      saying('{host} sends us to another address, where the key does not go.', { host }),
    ];
  return ['request', saying('{host} does not take the request ({status}).', { host, status })];
}

function faultError(fault: FetchFault, host: string): [ModelErrorKind, Sentence] {
  switch (fault) {
    case 'size':
      return ['malformed', saying('The answer of {host} did not end: it was given up.', { host })];
    case 'silence':
      return ['network', saying('{host} stopped in its answer, and nothing more came.', { host })];
    case 'cut':
      return ['network', saying('The connection to {host} broke off.', { host })];
    case 'redirect':
      return [
        'network',
        saying('{host} sends us to another address, where the key does not go.', { host }),
      ];
  }
}

function unreached(host: string, code: string | undefined): Sentence {
  return code === undefined
    ? saying('{host} cannot be reached.', { host })
    : saying('{host} cannot be reached ({code}).', { host, code });
}

/** The code of the system only: texts of errors may hold anything. */
function codeOf(error: unknown): string | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code)) return code;
  }
  return undefined;
}
