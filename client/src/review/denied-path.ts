import { deniedNames, deniedToModels } from '../../../server/src/hosts/lsp/protocol.ts';

/**
 * Whether nothing proposed may be written there, by the list of the server, which has refused it before. `path`: relative to
 * the workspace folder, or as the disk names it.
 */
export function isDeniedPath(path: string, phase: string): boolean {
  if (path === '' || path.length > 400 || /[\p{Cc}\p{Cf}]/u.test(path)) return true;
  const parts = canonical(path);
  if (parts.includes('..') || /^(?:[/\\]|[a-z]:)/i.test(path)) return true;
  const forms = phase === 'scaffold-pipeline' ? deniedNames : [...deniedNames, ...deniedToModels];
  return parts.some((part) => part.includes(':') || forms.some((form) => form.test(part)));
}

/** How systems may read the parts of a path: several spellings of one become one. */
function canonical(path: string): readonly string[] {
  return path
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => (/^\.+$/.test(part) ? part : part.replace(/[. ]+$/, '').trimStart()))
    .filter((part) => part !== '' && part !== '.');
}
