import { LineIndex } from '../../../base/line-index.ts';
import type { ContractContent } from '../../../model/content/contract-content.ts';
import { compareContracts } from '../../../model/evolution/compare-contracts.ts';
import type { ChangeKind, ContractChange } from '../../../model/evolution/contract-change.ts';
import type { DraftComment } from '../../draft.ts';
import { oneLine } from '../../one-line.ts';
import type { World } from '../../world.ts';
import { isNewMajor, nextVersion } from './next-version.ts';
import { readContractText } from './read-contract-text.ts';
import { saying, type Sentence } from '../../sentence.ts';

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
  { kind, element, template, params, breaking, at }: ContractChange,
  path: string,
  lines: LineIndex,
  content: ContractContent,
  world: World,
): Promise<DraftComment | undefined> {
  // Words and versions speak for themselves.
  if (!breaking && (kind === 'text-changed' || kind === 'version-changed')) return undefined;
  const what = element === '' ? content.name : element;
  const why: readonly Sentence[] = breaking
    ? [saying('Whoever reads the data by the contract may fail.'), await readersOf(element, world)]
    : WEAKER.has(kind)
      ? [saying('It promises something else than before: say why.')]
      : [];
  return {
    ...{ path, line: lines.positionAt(at.start).line + 1 },
    severity: breaking || WEAKER.has(kind) ? 'warning' : 'info',
    message: [
      saying('{element}: {change}.', {
        element: what === undefined ? saying('The contract') : oneLine(what, 150),
        change: saying(template, shortened(params)),
      }),
      ...why,
    ],
  };
}

/** Texts of contracts may be long. */
function shortened(params: ContractChange['params']): ContractChange['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, oneLine(value, 150)]),
  );
}

async function readersOf(element: string, world: World): Promise<Sentence> {
  const table = element.split('.')[0] ?? '';
  const readers = table === '' ? [] : ((await world.lineage(table))?.downstream ?? []);
  if (readers.length === 0) return '';
  const own = { table: oneLine(table, 150), names: oneLine(readers.slice(0, 5).join(', '), 500) };
  return readers.length > 5
    ? saying('Made of {table}: {names} and {count} more.', { ...own, count: readers.length - 5 })
    : saying('Made of {table}: {names}.', own);
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
    const version = content.version ?? saying('not said');
    return {
      severity: 'error',
      message:
        next === undefined
          ? saying('The change breaks readers, and the version is {version}.', { version })
          : saying(
              'The change breaks readers, and the version is {version}: {next} would tell them.',
              {
                version,
                next,
              },
            ),
    };
  }
  if (promises && was.version === content.version) {
    const next = nextVersion(was.version, breaking);
    return {
      severity: 'warning',
      message:
        next === undefined
          ? saying('The contract promises something else under the same version.')
          : saying(
              'The contract promises something else under the same version: the next one is {next}.',
              { next },
            ),
    };
  }
  return undefined;
}

function versionLine(text: string, lines: LineIndex, { at }: ContractContent): number {
  const found = /^version\s*:/m.exec(text.slice(at.start, at.end));
  return lines.positionAt(at.start + (found?.index ?? 0)).line + 1;
}
