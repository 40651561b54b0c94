import { URI } from 'vscode-uri';
import type { GitHistory } from '../../../operations/run/agent-host.ts';
import { gitHistory } from '../../node/git-history.ts';

/** What git says of files that are named by URIs. */
export function lspHistory(): GitHistory {
  return gitHistory({
    toPath: (uri) => (uri.startsWith('file:') ? URI.parse(uri).fsPath : undefined),
    toName: (path) => URI.file(path).toString(),
  });
}
