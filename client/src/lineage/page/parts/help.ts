import { button, html } from '../draw/elements.ts';
import type { Texts } from '../texts.ts';

/** What the keys do. */
export function helpDialog(texts: Texts): HTMLDialogElement {
  const dialog = html('dialog', { class: 'help', 'aria-label': texts.keys });
  const list = html('dl');
  for (const [keys, text] of [
    ['← ↑ → ↓', texts.keyArrows],
    ['Shift+←↑→↓', texts.keyShiftArrows],
    ['Enter', texts.keyEnter],
    ['Space', texts.keySpace],
    ['[  ]', texts.keyBrackets],
    ['{  }', texts.keyBraces],
    ['C', texts.keyCentre],
    ['+  −  0', texts.keyZoom],
    ['/  Ctrl+F', texts.keySearch],
    ['I', texts.keyImpact],
    ['T', texts.keyTable],
    ['M  Shift+F10', texts.keyMenu],
    ['Esc', texts.keyEscape],
    ['?', texts.keyHelp],
  ] as const) {
    const term = html('dt');
    term.append(...keys.split('  ').map((key) => html('kbd', {}, key)));
    list.append(term, html('dd', {}, text));
  }
  const head = html('div', { class: 'panel-head' });
  head.append(
    html('h2', {}, texts.keys),
    button('×', texts.close, () => dialog.close()),
  );
  dialog.append(head, list);
  return dialog;
}
