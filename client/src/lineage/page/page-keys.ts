import type { PageFace } from './page-face.ts';
import { toggleImpact, toggleTable } from './page-tools.ts';

/** Keys that mean the same wherever one is, text fields aside. */
export function listenToKeys(page: PageFace): void {
  document.addEventListener('keydown', (event) => {
    // A dialog closes by itself, and has no other keys.
    if (page.shell.help.open) return;
    const done = event.key === 'Escape' ? escape(page) : key(page, event);
    if (done) event.preventDefault();
  });
}

function key(page: PageFace, event: KeyboardEvent): boolean {
  const { search } = page.shell.toolbar;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === 'f' && !event.shiftKey && !event.altKey) {
    search.select();
    search.focus();
    return true;
  }
  if (control || event.altKey || isField(event.target)) return false;
  // Caps Lock or Shift make no difference.
  const pressed = event.key.toLowerCase();
  if (pressed === '/') search.focus();
  else if (pressed === '?') page.shell.help.showModal();
  else if (pressed === '0') page.view.fit();
  else if (pressed === 'i') toggleImpact(page);
  else if (pressed === 't') toggleTable(page);
  else return false;
  return true;
}

/** One thing at a time, the nearest first. */
function escape(page: PageFace): boolean {
  if (page.shell.card.open) page.shell.card.hide(true);
  else if (page.impact.of !== undefined) page.showImpact(undefined);
  else if (page.state.table) page.change({ table: false });
  else if (page.state.selected !== null) page.select(null);
  else return false;
  return true;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
