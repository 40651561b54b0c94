import * as vscode from 'vscode';
import type { NewFilesAnswers } from '../../../server/src/hosts/lsp/protocol.ts';
import type { InputStep, PickStep, Step } from './step.ts';

export interface Asking {
  /** What the steps are for: the title of each. */
  readonly title: string;
  readonly steps: readonly Step[];
  /** What is wrong with an answer while it is typed, those before it given; undefined when nothing is. */
  readonly check: (
    answers: NewFilesAnswers,
    field: keyof NewFilesAnswers,
    token: vscode.CancellationToken,
  ) => Promise<string | undefined>;
}

/** Something else was typed, or asked again, before it was known. */
const OVERTAKEN = Symbol('overtaken');

type Answer = string | boolean | undefined;
/** `back` and `cancelled` end a step without an answer. */
type Given = { readonly value: Answer } | 'back' | 'cancelled';

/** Asks one step after the other. The button leads back with the answers kept; Escape gives undefined. */
export async function askSteps(asking: Asking): Promise<NewFilesAnswers | undefined> {
  const answers = new Map<keyof NewFilesAnswers, Answer>();
  for (let at = 0; at < asking.steps.length;) {
    const step = asking.steps[at];
    if (step === undefined) break;
    const given = await askStep(step, at, answers, asking);
    if (given === 'cancelled') return undefined;
    if (given === 'back') {
      at--;
      continue;
    }
    answers.set(step.field, given.value);
    at++;
  }
  return answersOf(answers);
}

function answersOf(answers: ReadonlyMap<keyof NewFilesAnswers, Answer>): NewFilesAnswers {
  return Object.fromEntries([...answers].filter(([, value]) => value !== undefined));
}

function askStep(
  step: Step,
  at: number,
  answers: ReadonlyMap<keyof NewFilesAnswers, Answer>,
  asking: Asking,
): Promise<Given> {
  return step.kind === 'input'
    ? askInput(step, at, answers, asking)
    : askPick(step, at, answers, asking);
}

function askInput(
  { field, prompt, placeholder, value = '', optional = false }: InputStep,
  at: number,
  answers: ReadonlyMap<keyof NewFilesAnswers, Answer>,
  asking: Asking,
): Promise<Given> {
  const box = vscode.window.createInputBox();
  prepare(box, at, asking);
  Object.assign(box, { prompt, placeholder });
  const before = answers.get(field);
  box.value = typeof before === 'string' ? before : answers.has(field) ? '' : value;
  let token = new vscode.CancellationTokenSource();
  const problem = async (text: string): Promise<string | undefined | typeof OVERTAKEN> => {
    token.cancel();
    const own = (token = new vscode.CancellationTokenSource());
    if (text === '' && optional) return undefined;
    const all = { ...answersOf(answers), [field]: text };
    const found = await asking.check(all, field, own.token);
    return own.token.isCancellationRequested ? OVERTAKEN : found;
  };
  const show = async (text: string): Promise<void> => {
    const found = await problem(text);
    if (found !== OVERTAKEN) box.validationMessage = found;
  };
  return asked(box, (done) => [
    box.onDidChangeValue((text) => {
      box.busy = false;
      if (text.trim() !== '') {
        void show(text.trim());
        return;
      }
      // An empty box is no mistake yet.
      token.cancel();
      box.validationMessage = undefined;
    }),
    box.onDidAccept(async () => {
      const text = box.value.trim();
      box.busy = true;
      const found = await problem(text);
      if (found === OVERTAKEN) return;
      box.busy = false;
      if (found === undefined) done({ value: text === '' ? undefined : text });
      else box.validationMessage = found;
    }),
  ]);
}

type Item = vscode.QuickPickItem & { readonly value: Answer };

function askPick(
  { field, placeholder, items }: PickStep,
  at: number,
  answers: ReadonlyMap<keyof NewFilesAnswers, Answer>,
  asking: Asking,
): Promise<Given> {
  const pick = vscode.window.createQuickPick<Item>();
  prepare(pick, at, asking);
  Object.assign(pick, { placeholder, items, matchOnDetail: true });
  const before = pick.items.find(({ value }) => answers.has(field) && value === answers.get(field));
  if (before !== undefined) pick.activeItems = [before];
  return asked(pick, (done) => [
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen !== undefined) done({ value: chosen.value });
    }),
  ]);
}

type Box = vscode.InputBox | vscode.QuickPick<Item>;

function prepare(box: Box, at: number, { title, steps }: Asking): void {
  box.title = title;
  box.step = at + 1;
  box.totalSteps = steps.length;
  box.ignoreFocusOut = true;
  if (at > 0) box.buttons = [vscode.QuickInputButtons.Back];
}

/** Shows the box until it gives an answer; then it is gone, and so are its listeners. */
function asked(
  box: Box,
  listen: (done: (given: Given) => void) => readonly vscode.Disposable[],
): Promise<Given> {
  return new Promise<Given>((resolve) => {
    const done = (given: Given): void => {
      resolve(given);
      listeners.dispose();
      box.dispose();
    };
    const listeners = vscode.Disposable.from(
      ...listen(done),
      box.onDidTriggerButton(() => done('back')),
      box.onDidHide(() => done('cancelled')),
    );
    box.show();
  });
}
