import type { LanguageServer } from '../client.ts';

/** What reviews need of the language server. */
export type ReviewServer = Pick<LanguageServer, 'request' | 'state' | 'onDidChange'>;
