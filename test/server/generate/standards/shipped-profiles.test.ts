import { describe, expect, test } from 'vitest';
import { estimateTokens } from '../../../../server/src/base/estimate-tokens.ts';
import { phaseIds } from '../../../../server/src/agent/phase.ts';
import {
  profileFiles,
  shippedProfiles,
} from '../../../../server/src/generate/standards/shipped-profiles.ts';
import { instructionPhases } from '../../../../server/src/model/standards/instruction-phases.ts';
import { shippedNames } from '../../../../server/src/model/standards/shipped-names.ts';
import { instructionSet } from '../../model/standards/instruction-files.ts';

const files = Object.keys(shippedProfiles).flatMap((profile) => profileFiles(profile));
const set = instructionSet(Object.fromEntries(files.map(({ path, text }) => [path, text])));

test('the names that are known without the texts are those of the texts', () => {
  const names = Object.entries(shippedProfiles).map(([profile, texts]) => [
    profile,
    Object.keys(texts)
      .filter((path) => path.endsWith('.md'))
      .map((path) => path.slice(0, -3))
      .sort(),
  ]);
  expect(shippedNames).toEqual(Object.fromEntries(names));
});

test('instructions are for the phases that agents have', () => {
  expect(instructionPhases).toEqual(phaseIds);
  const named = set.files.flatMap(({ phases }) => phases ?? []).map(({ text }) => text);
  expect(named.filter((one) => !instructionPhases.includes(one))).toEqual([]);
});

describe.each(Object.keys(shippedProfiles))('the profile %s', (profile) => {
  test('inherits soundly, and says all it says within 8,000 tokens', () => {
    const { names, broken } = set.chain(profile);
    expect(broken).toBeUndefined();
    expect(names.at(-1)).toBe('default');
    const all = [...set.visible(profile).values()].map(({ text }) => text).join('\n');
    expect(estimateTokens(all)).toBeLessThan(8000);
  });

  test('has a description and one title in each text', () => {
    for (const { path, text, reason } of profileFiles(profile)) {
      expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
      if (!path.endsWith('.md')) continue;
      expect(reason).toMatch(/^[A-Z].*\.$/);
      expect(text.match(/^# .+$/gm)).toHaveLength(1);
    }
  });
});

test('nothing is made of a profile that is not ours', () => {
  expect(profileFiles('__proto__')).toEqual([]);
  expect(profileFiles('toString')).toEqual([]);
});
