// Messages with buttons and lists to choose from, with a person who answers.
import { CancellationTokenSource, fake, window, workspace } from './fake-vscode.ts';

/** What a person does, and sees. */
export const person = {
  /** Whether the workspace is trusted. */
  trusts: true,
  /** The items that are chosen in a list, by what they stand for; undefined: none, the list is closed. */
  picks: undefined as readonly string[] | undefined,
  informed: [] as string[],
  /** The buttons of the last message. */
  buttons: [] as readonly string[],

  reset(): void {
    fake.reset();
    Object.assign(person, { trusts: true, picks: undefined, informed: [], buttons: [] });
  },
};

/** Only what a message offers can be pressed. */
function press(buttons: readonly string[]): Promise<string | undefined> {
  person.buttons = buttons;
  return Promise.resolve(buttons.find((one) => one === fake.pressed));
}

Object.defineProperty(workspace, 'isTrusted', { get: () => person.trusts });

Object.assign(window, {
  showWarningMessage: (message: string, ...buttons: readonly string[]) => {
    fake.warned.push(message);
    return press(buttons);
  },
  showInformationMessage: (message: string, ...buttons: readonly string[]) => {
    person.informed.push(message);
    return press(buttons);
  },
  showQuickPick: (items: readonly { readonly target: string }[]) =>
    Promise.resolve(person.picks && items.filter(({ target }) => person.picks?.includes(target))),
  withProgress: (
    _options: object,
    task: (progress: object, token: CancellationTokenSource['token']) => Promise<unknown>,
  ) => task({}, new CancellationTokenSource().token),
});
