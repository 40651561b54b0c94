import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import {
  ModelError,
  type LanguageModel,
  type ModelAnswer,
  type ModelErrorKind,
  type ModelListener,
  type ModelRequest,
} from '../../../agent/language-model.ts';
import { errorText } from '../../../base/error-text.ts';
import {
  ASK_MODEL,
  DESCRIBE_MODEL,
  MODEL_PIECE,
  type AskModelParams,
  type AskModelResult,
  type DescribeModelResult,
  type ModelPieceParams,
} from '../protocol.ts';
import { saying } from '../../../agent/sentence.ts';

const KINDS: ReadonlySet<string> = new Set<ModelErrorKind>([
  'key',
  'request',
  'rate',
  'overloaded',
  'network',
  'malformed',
  'unavailable',
  'cancelled',
]);

/** Pieces of what models of the editor say, by turn. */
export class ModelPieces {
  readonly #listeners = new Map<string, ModelListener>();

  constructor(connection: Connection) {
    connection.onNotification(MODEL_PIECE, (params: Partial<ModelPieceParams> | null) => {
      const { turn, piece } = params ?? {};
      if (typeof turn === 'string' && typeof piece === 'string')
        this.#listeners.get(turn)?.text(piece, false);
    });
  }

  async during<Result>(
    turn: string,
    listener: ModelListener,
    work: () => Promise<Result>,
  ): Promise<Result> {
    this.#listeners.set(turn, listener);
    try {
      return await work();
    } finally {
      this.#listeners.delete(turn);
    }
  }
}

export interface EditorModelOptions {
  readonly connection: Connection;
  readonly pieces: ModelPieces;
  readonly session: string;
  /** The user's choice when left out. */
  readonly model: string | undefined;
  /** Of the request that the run belongs to: cancelling it cancels what is asked of the editor. */
  readonly token: CancellationToken;
  readonly newId: () => string;
}

/** A language model of the editor, asked through the client. Rejects with `ModelError` where there is none. */
export async function editorModel(options: EditorModelOptions): Promise<LanguageModel> {
  const { connection, model, token } = options;
  const about = await connection
    .sendRequest<DescribeModelResult | null>(DESCRIBE_MODEL, { model }, token)
    .catch((error: unknown) => {
      throw new ModelError('unavailable', errorText(error));
    });
  if (typeof about?.id !== 'string')
    throw new ModelError('unavailable', saying('The editor has no language model.'));
  const { id, vendor, window } = about;
  return {
    ...{ id, window, host: `editor (${vendor})`, price: undefined },
    ask: (request, listener) => ask(request, listener, options),
  };
}

async function ask(
  request: ModelRequest,
  listener: ModelListener,
  { connection, pieces, session, model, token, newId }: EditorModelOptions,
): Promise<ModelAnswer> {
  const turn = newId();
  const params: AskModelParams = {
    ...{ session, turn, request },
    ...(model !== undefined && { model }),
  };
  const result = await pieces.during(turn, listener, () =>
    connection
      .sendRequest<AskModelResult | null>(ASK_MODEL, params, token)
      .catch((error: unknown) => {
        throw token.isCancellationRequested
          ? new ModelError('cancelled', saying('It was cancelled.'))
          : new ModelError('unavailable', errorText(error));
      }),
  );
  if (token.isCancellationRequested) throw new ModelError('cancelled', saying('It was cancelled.'));
  if (result === null) throw new ModelError('malformed', saying('The editor gave no answer.'));
  if ('error' in result) {
    const { kind, message } = result.error;
    throw new ModelError(KINDS.has(kind) ? (kind as ModelErrorKind) : 'unavailable', message);
  }
  if (!Array.isArray(result.answer.parts))
    throw new ModelError('malformed', saying('The editor gave an answer that is none.'));
  return result.answer;
}
