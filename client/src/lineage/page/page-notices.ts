import type { Legend } from './colours.ts';
import type { Picture } from './graph/picture-types.ts';
import type { PageFace } from './page-face.ts';
import { drawLegend } from './parts/legend.ts';
import { emptyState, notice, statusText } from './parts/notices.ts';
import { fill } from './texts.ts';

/** Why there is nothing to be seen, and what to do; undefined: there is something. */
export function emptyOf(
  page: PageFace,
  given: { readonly reason: string; readonly next?: string } | undefined,
): HTMLElement | undefined {
  const { texts, data, state } = page;
  if (given) return emptyState(given.reason, given.next, []);
  if (!data) return emptyState(texts.waiting, undefined, []);
  if (data.graph.nodes.length === 0 && state.mode !== 'written')
    return emptyState(texts.noTables, texts.noTablesNext, []);
  if (state.mode !== 'around' || page.impact.of !== undefined) return undefined;
  const all = { text: texts.all, act: () => page.change({ mode: 'all' }, 'fit') };
  if (state.focus === null) return emptyState(texts.noFocus, texts.noFocusNext, [all]);
  return page.graph.index.nodes.has(state.focus)
    ? undefined
    : emptyState(texts.goneFocus, texts.goneFocusNext, [all]);
}

/** What is beside a picture: what its colours mean, how much of everything it shows, and what was cut. */
export function sayDrawn(page: PageFace, picture: Picture, legend: Legend): void {
  const { shell, texts } = page;
  shell.legendBody.replaceChildren(...drawLegend(legend, picture.links, texts));
  // A table has no groups, and says itself how much it lists.
  const isTable = page.state.table && picture.many;
  const total = page.graph.index.nodes.size;
  shell.status.textContent = isTable ? '' : statusText(picture, total, texts);
  shell.notify(noticesOf(page, picture));
}

/** What is said above the picture. */
function noticesOf(page: PageFace, picture: Picture): readonly HTMLElement[] {
  const problem = page.data?.problem;
  const lastGood = problem === undefined ? [] : [`${problem} ${page.texts.documentLastGood}`];
  return [...lastGood.map((text) => notice(text, [])), ...manyNotice(page, picture)];
}

/** Above what people can read: what was done about it, and what else can be done. */
function manyNotice(page: PageFace, picture: Picture): readonly HTMLElement[] {
  const { texts, state } = page;
  if (!picture.many || state.table) return [];
  const count = picture.visible;
  const table = { text: texts.asTable, act: () => page.change({ table: true }) };
  if (state.showAll)
    return [
      notice(fill(texts.manyAll, { count }), [
        { text: texts.group, act: () => page.change({ showAll: false }, 'fit') },
        table,
      ]),
    ];
  const all = {
    text: fill(texts.showAnyway, { count }),
    act: () => page.change({ showAll: true }, 'fit'),
  };
  return picture.boxes.length < count
    ? [notice(fill(cutText(page, picture), { count }), [all, table])]
    : [];
}

function cutText({ texts }: PageFace, { groupedBy }: Picture): string {
  if (groupedBy === undefined) return texts.manyFolded;
  return groupedBy === 'domain' ? texts.manyByDomain : texts.manyByLayer;
}
