import type { Tool } from '../../../agent/tool.ts';
import { effectivePolicyMarkdown } from '../../../ide/governance/effective-policy-markdown.ts';
import policy from '../../policy.ts';
import { isSafePath } from '../../scaffold/safe-path.ts';
import type { ToolSources } from './tool-sources.ts';
import { fields, textField, trouble, word } from './tool-input.ts';

/** Tells what policies ask of a file, there or to be. */
export function showEffectivePolicy({ own }: ToolSources): Tool {
  return {
    name: 'effective_policy',
    doc: 'Gives all that the policies of the workspace ask of one file together: names, layers and materialization, classification with macros, tags, canvases and promises, each with the file and line that says so. Ask with the path of a file that is there or is going to be. Use it before you choose names, tags or treatments. Says nothing where there are no policies; then the standards hold alone.',
    input: fields({ path: word('Relative to the workspace folder; a folder ends with a slash.') }, [
      'path',
    ]),
    async run(input) {
      const path = (textField(input, 'path') ?? '').replace(/^\.\//, '');
      if (!isSafePath(path.replace(/\/$/, '')))
        return trouble('Name a file relative to the workspace folder, with "/", without "..".');
      const answer = await policy.run({ path }, own.context);
      const text = effectivePolicyMarkdown(path, answer, {
        translate: (english) => english,
        ...{ show: (file) => file, address: (file) => file },
      });
      return { text };
    },
  };
}
