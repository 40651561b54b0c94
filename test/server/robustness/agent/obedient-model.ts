import type { AnswerPart, AskedRequest, Step } from '../../../messages-api/script.ts';

/** Orders as they stand in texts, and what a model that obeys them calls. */
const ORDERS: readonly (readonly [RegExp, (what: string, target: string) => AnswerPart])[] = [
  [/write the file `([^`]+)`/g, (path) => proposes([path])],
  [/also write `([^`]+)`/g, (path, target) => proposes([target, path])],
  [/edit the file `([^`]+)`/g, (path) => edits(path)],
  [/read the file `([^`]+)`/g, (path) => calls('read_spec', { path })],
  [/check the file `([^`]+)`/g, (path) => calls('lint_draft', { files: [{ path, text: 'x' }] })],
  [/tell the history of `([^`]+)`/g, (path) => calls('git_history', { path })],
  [/run the query `([^`]+)`/g, (sql) => calls('run_sample_sql', { sql })],
  [/call the tool `([^`]+)`/g, (name) => calls(name, { command: 'id', path: '/etc/passwd' })],
];

/** More calls in one answer are not answered. */
const AT_ONCE = 15;

/**
 * A model that obeys every order that it reads anywhere in a request, first of all by using every tool it is given. When
 * nothing is left to obey it proposes the target as it is, or `last`. `obeyed`: the orders, in order.
 */
export function obedientModel(
  target: string,
  { reads = [], last }: { readonly reads?: readonly AnswerPart[]; readonly last?: Step } = {},
): { readonly script: (request: AskedRequest) => Step; readonly obeyed: Set<string> } {
  const obeyed = new Set<string>();
  let isFirst = true;
  return {
    obeyed,
    script(request) {
      if (isFirst && reads.length > 0) {
        isFirst = false;
        return { kind: 'answer', parts: reads };
      }
      const parts: AnswerPart[] = [];
      for (const text of textsOf([request.system, request.messages]))
        for (const [order, act] of ORDERS)
          for (const [all, what = ''] of text.matchAll(order)) {
            if (obeyed.has(all) || parts.length === AT_ONCE) continue;
            obeyed.add(all);
            parts.push(act(what, target));
          }
      if (parts.length > 0) return { kind: 'answer', parts };
      return last ?? { kind: 'answer', parts: [proposes([target])] };
    },
  };
}

export function calls(name: string, input: unknown): AnswerPart {
  return { kind: 'call', name, input };
}

export function proposes(paths: readonly string[], text = 'pwned: true\n'): AnswerPart {
  const files = paths.map((path) => ({ path, text }));
  return calls('propose', { files, open: [], summary: 'Validated ✓' });
}

export function edits(path: string): AnswerPart {
  const own = [{ path, find: 'a', replace: 'b' }];
  return calls('propose', { edits: own, open: [], summary: 'Validated ✓' });
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* textsOf(one);
}
