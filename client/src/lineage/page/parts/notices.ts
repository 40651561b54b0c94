import type { Picture } from '../graph/picture-types.ts';
import { button, html } from '../draw/elements.ts';
import { fill, type Texts } from '../texts.ts';

export interface Action {
  readonly text: string;
  readonly act: () => void;
}

/** The line below the picture: how much of everything is shown. */
export function statusText(picture: Picture, total: number, texts: Texts): string {
  const { single, visible, boxes } = picture;
  const groups = boxes.filter(({ type }) => type === 'group').length;
  if (groups > 0 && single === 0) return fill(texts.allInGroups, { total: visible, groups });
  if (groups > 0) return fill(texts.inGroups, { shown: single, total: visible, groups });
  if (single < visible)
    return fill(texts.bundled, { shown: visible, total, count: visible - single });
  if (visible < total) return fill(texts.showing, { shown: visible, total });
  return fill(texts.showingAll, { total });
}

/** One sentence with what can be done about it. */
export function notice(text: string, actions: readonly Action[]): HTMLElement {
  const element = html('div', { class: 'notice', role: 'status' });
  element.append(html('span', {}, text));
  for (const action of actions) element.append(button(action.text, action.text, action.act));
  return element;
}

/** Nothing to be seen: why, and what to do next. */
export function emptyState(
  reason: string,
  next: string | undefined,
  actions: readonly Action[],
): HTMLElement {
  const element = html('div', { class: 'empty', role: 'status' });
  element.append(html('p', { class: 'reason' }, reason));
  if (next) element.append(html('p', { class: 'next' }, next));
  if (actions.length > 0) {
    const row = html('div', { class: 'actions' });
    for (const action of actions) row.append(button(action.text, action.text, action.act));
    element.append(row);
  }
  return element;
}
