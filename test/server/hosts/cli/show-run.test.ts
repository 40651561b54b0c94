import { expect, test } from 'vitest';
import { newState } from '../../../../server/src/agent/new-state.ts';
import { palette } from '../../../../server/src/hosts/cli/palette.ts';
import { shownResult } from '../../../../server/src/hosts/cli/run/show-run.ts';
import { testHost, testPhase } from '../../agent/test-host.ts';

test('shows all of a draft, whatever a terminal would make of it', () => {
  const text = 'select 1\u001b[2K\u001b[1A\r -- nothing\u202e\r\nselect\t2\n';
  const files = [{ path: 'a.sql', base: null, text }];
  const state = { ...newState(testPhase(), {}, testHost(), '.'), draft: { files, open: [] } };
  const shown = shownResult(state, palette(false));
  expect(shown).toContain(
    '+select 1<U+001B>[2K<U+001B>[1A<U+000D> -- nothing<U+202E>\r\n+select\t2',
  );
  expect(shown).not.toMatch(/[\u001b\u202e]|\r(?!\n)/);
});
