import { expect, test } from 'vitest';
import { instructionsPage } from '../../../../server/src/operations/run/instructions-page.ts';
import { memoryContext } from '../memory-source.ts';

const D = '.agent-os/profiles/default';

test('a page has what the phase is told, its files, its tokens, and what is not there', async () => {
  const context = memoryContext({
    [`${D}/standards/sql/style.md`]: '# Style\n',
    [`${D}/workflows/fix.md`]: '# How\n\n{{standards/sql/style}} {{standards/none}}\n',
  });
  const { markdown, tokens, files } = await instructionsPage('fix', context, '.');
  expect(tokens).toBeGreaterThan(5);
  expect(files).toEqual([`${D}/workflows/fix.md`, `${D}/standards/sql/style.md`]);
  expect(markdown).toBe(
    [
      '# Instructions for fix',
      `Profile: default. About ${String(tokens)} tokens; this is an estimate.`,
      `Files:\n\n- \`${D}/workflows/fix.md\`\n- \`${D}/standards/sql/style.md\``,
      'Not there, or left out as it is too much:\n\n- `standards/none`',
      '---',
      '# Workflow',
      '# How',
      '# Style {{standards/none}}\n',
    ].join('\n\n'),
  );
});

test('a phase without a workflow says so', async () => {
  const { markdown } = await instructionsPage('review', memoryContext({}), '.');
  expect(markdown).toContain('# SQL style');
  expect(markdown).toMatch(/The phase proceeds as DataEngOS has it[^\n]*\n$/);
});
