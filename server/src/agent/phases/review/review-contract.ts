import { LineIndex } from '../../../base/line-index.ts';
import type { ContractContent } from '../../../model/content/contract-content.ts';
import { compareContracts } from '../../../model/evolution/compare-contracts.ts';
import type { ChangeKind, ContractChange } from '../../../model/evolution/contract-change.ts';
import type { DraftComment } from '../../draft.ts';
import { oneLine } from '../../one-line.ts';
import type { World } from '../../world.ts';
import { isNewMajor, nextVersion } from './next-version.ts';
import { readContractText } from './read-contract-text.ts';

/** Changes that take a promise away without breaking anybody's query. */
const WEAKER: ReadonlySet<ChangeKind> = new Set([
  'quality-removed',
  'quality-loosened',
  'constraint-loosened',
  'classification-changed',
  'service-level-changed',
  'owner-changed',
]);

/** Comments on what the contracts of a file say in another way than before. */
export async function reviewContract(
  change: { readonly path: string; readonly before: string | null; readonly after: string },
  world: World,
): Promise<readonly DraftComment[]> {
  const { path, before, after } = change;
  const lines = new LineIndex(after);
  const old = before === null ? [] : readContractText(path, before);
  const comments: DraftComment[] = [];
  for (const [at, content] of readContractText(path, after).entries()) {
    const was =
      old.find(({ id }) => id !== undefined && id === content.id) ??
      old.find(({ name }) => name !== undefined && name === content.name) ??
      old[at];
    const changes = compareContracts(was, content);
    for (const one of changes) {
      const comment = await commentOf(one, path, lines, content, world);
      if (comment !== undefined) comments.push(comment);
    }
    const bump = was === undefined ? undefined : missingVersion(was, content, changes);
    if (bump === undefined) continue;
    const line = versionLine(after, lines, content);
    comments.push({ path, line, ...bump });
  }
  return comments;
}

async function commentOf(
  { kind, element, label, breaking, at }: ContractChange,
  path: string,
  lines: LineIndex,
  content: ContractContent,
  world: World,
): Promise<DraftComment | undefined> {
  // Words and versions speak for themselves.
  if (!breaking && (kind === 'text-changed' || kind === 'version-changed')) return undefined;
  const what = element === '' ? (content.name ?? 'The contract') : element;
  const readers = breaking ? await readersOf(element, world) : '';
  const why = breaking
    ? ` Whoever reads the data by the contract may fail.${readers}`
    : WEAKER.has(kind)
      ? ' It promises something else than before: say why.'
      : '';
  return {
    ...{ path, line: lines.positionAt(at.start).line + 1 },
    severity: breaking || WEAKER.has(kind) ? 'warning' : 'info',
    message: `${oneLine(what, 150)}: ${oneLine(label, 300)}.${why}`,
  };
}

async function readersOf(element: string, world: World): Promise<string> {
  const table = element.split('.')[0] ?? '';
  const readers = table === '' ? [] : ((await world.lineage(table))?.downstream ?? []);
  if (readers.length === 0) return '';
  const more = readers.length > 5 ? ` and ${readers.length - 5} more` : '';
  return ` Made of ${oneLine(table, 150)}: ${oneLine(readers.slice(0, 5).join(', '), 500)}${more}.`;
}

function missingVersion(
  was: ContractContent,
  content: ContractContent,
  changes: readonly ContractChange[],
): Pick<DraftComment, 'severity' | 'message'> | undefined {
  const others = changes.filter(({ kind }) => kind !== 'version-changed');
  const breaking = others.some((one) => one.breaking);
  const promises = others.some(({ kind }) => kind !== 'text-changed');
  if (breaking && !isNewMajor(was.version, content.version)) {
    const next = nextVersion(was.version, true);
    return {
      severity: 'error',
      message: `The change breaks readers, and the version is ${content.version ?? 'not said'}${next === undefined ? '' : `: ${next} would tell them`}.`,
    };
  }
  if (promises && was.version === content.version) {
    const next = nextVersion(was.version, breaking);
    return {
      severity: 'warning',
      message: `The contract promises something else under the same version${next === undefined ? '' : `: the next one is ${next}`}.`,
    };
  }
  return undefined;
}

function versionLine(text: string, lines: LineIndex, { at }: ContractContent): number {
  const found = /^version\s*:/m.exec(text.slice(at.start, at.end));
  return lines.positionAt(at.start + (found?.index ?? 0)).line + 1;
}
