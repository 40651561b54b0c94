import * as vscode from 'vscode';
import { oneLine } from './shown-text.ts';

/** Something that people are asked. */
export interface AskedOne {
  readonly id: string;
  /** The question. */
  readonly text: string;
  readonly why?: string | undefined;
  /** The first is our guess. */
  readonly choices: readonly {
    readonly value: string;
    /** How it is shown; its value where undefined. */
    readonly label?: string;
    readonly detail?: string;
  }[];
  /** Another text may be given. */
  readonly free: boolean;
  readonly many?: boolean | undefined;
  /** It cannot be left open. */
  readonly required: boolean;
}

export interface Place {
  readonly title: string;
  readonly step: number;
  readonly of: number;
  /** What was answered before the user went back. */
  readonly before?: readonly string[] | undefined;
}

/** Values; none where it is left open. */
type Answer = readonly string[] | 'back' | 'cancelled';

/** One click or one text. Where there is nothing to choose from, a box to type into. */
export function askOne(
  asked: AskedOne,
  place: Place,
  token?: vscode.CancellationToken,
): Promise<Answer> {
  return asked.choices.length === 0 ? askText(asked, place, token) : askPick(asked, place, token);
}

const MOST = 8000;

function askText(
  { text, why, required }: AskedOne,
  place: Place,
  token: vscode.CancellationToken | undefined,
): Promise<Answer> {
  const box = vscode.window.createInputBox();
  prepare(box, place);
  box.prompt = oneLine(why === undefined ? text : `${text} ${why}`, 600);
  box.value = place.before?.[0] ?? '';
  box.placeholder = required ? '' : vscode.l10n.t('Empty: it stays open');
  const problem = (value: string): string | undefined =>
    value.length > MOST ? vscode.l10n.t('This is too long.') : undefined;
  return asking(box, token, (done) => [
    box.onDidChangeValue((value) => {
      box.validationMessage = problem(value);
    }),
    box.onDidAccept(() => {
      const value = box.value.trim();
      const found =
        value === '' && required ? vscode.l10n.t('It has to be given.') : problem(value);
      if (found === undefined) done(value === '' ? [] : [value]);
      else box.validationMessage = found;
    }),
  ]);
}

type Item = vscode.QuickPickItem & { readonly value?: string };

function askPick(
  asked: AskedOne,
  place: Place,
  token: vscode.CancellationToken | undefined,
): Promise<Answer> {
  const { free, many = false, required } = asked;
  const pick = vscode.window.createQuickPick<Item>();
  prepare(pick, place);
  pick.title = oneLine(asked.text);
  pick.placeholder = hintOf(asked);
  pick.canSelectMany = many;
  pick.matchOnDetail = true;
  const offered: Item[] = asked.choices.map(({ value, label = value, detail }) => ({
    value,
    label: oneLine(label),
    ...(detail !== undefined && { detail: oneLine(detail) }),
  }));
  const open: Item[] = required || many ? [] : [{ label: vscode.l10n.t('Leave open') }];
  const own = (place.before ?? [])
    .filter((value) => !asked.choices.some((choice) => choice.value === value))
    .map(ownItem);
  pick.items = [...own, ...offered, ...open];
  const before = pick.items.filter(({ value }) => value && place.before?.includes(value));
  if (many) pick.selectedItems = before;
  else if (before.length > 0) pick.activeItems = before;
  return asking(pick, token, (done) => [
    pick.onDidChangeValue((value) => {
      if (!free) return;
      const typed = value.trim().slice(0, MOST);
      const ticked = pick.selectedItems;
      const kept = many ? ticked.filter((one) => !offered.includes(one)) : [];
      const isNew = typed !== '' && ![...offered, ...kept].some((one) => one.value === typed);
      pick.items = [...(isNew ? [ownItem(typed)] : []), ...kept, ...offered, ...open];
      if (many) pick.selectedItems = ticked;
    }),
    pick.onDidAccept(() => {
      const ticked = pick.selectedItems.flatMap(({ value }) =>
        value === undefined ? [] : [value],
      );
      const typed = pick.value.trim().slice(0, MOST);
      // Where several may be ticked, Enter does not tick: what was typed would be lost.
      const values = many && free && ticked.length === 0 && typed !== '' ? [typed] : ticked;
      if (values.length > 0 || (!required && (many || pick.selectedItems.length > 0))) done(values);
    }),
  ]);
}

function ownItem(value: string): Item {
  const label = oneLine(value);
  return { value, label, description: vscode.l10n.t('own answer'), alwaysShow: true };
}

function hintOf({ why, free }: AskedOne): string {
  const hint = free ? vscode.l10n.t('Choose, or type another answer.') : undefined;
  // The box cuts what is long: what can be done comes first.
  return [hint, why && oneLine(why)].filter(Boolean).join(' ');
}

type Box = vscode.InputBox | vscode.QuickPick<Item>;

function prepare(box: Box, { title, step, of }: Place): void {
  box.title = title;
  if (of > 1) {
    box.step = step;
    box.totalSteps = of;
  }
  box.ignoreFocusOut = true;
  if (step > 1) box.buttons = [vscode.QuickInputButtons.Back];
}

/** Shows the box until it gives an answer; then it is gone, and so are its listeners. */
function asking(
  box: Box,
  token: vscode.CancellationToken | undefined,
  listen: (done: (answer: Answer) => void) => readonly vscode.Disposable[],
): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer): void => {
      resolve(answer);
      listeners.dispose();
      box.dispose();
    };
    const listeners = vscode.Disposable.from(
      ...listen(done),
      box.onDidTriggerButton(() => done('back')),
      box.onDidHide(() => done('cancelled')),
      ...(token === undefined ? [] : [token.onCancellationRequested(() => done('cancelled'))]),
    );
    box.show();
  });
}
