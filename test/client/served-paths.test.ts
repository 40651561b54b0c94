import { matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { governedPaths, policyPaths } from '../../client/src/served-paths.ts';
import {
  governedGlobs,
  governedKind,
  isPolicyPath,
} from '../../server/src/analysis/governed-paths.ts';
import { manifest } from './manifest.ts';

const ofPolicies = governedGlobs.filter((glob) => /governance|product-canvas/.test(glob));

test('the editor tells of every open file that the server looks for', () => {
  expect([...policyPaths, ...governedPaths].sort()).toEqual(governedGlobs.toSorted());
});

test('a workspace with a policy starts the extension', () => {
  const events = manifest.activationEvents.map((event) => event.replace('workspaceContains:', ''));
  expect(events).toEqual(expect.arrayContaining(ofPolicies));
});

test.each([
  'specs/governance/naming.json',
  'specs/governance/finance/naming-conventions.yaml',
  'governance/classification.yml',
  'governance/classification-policy.yaml',
  'governance/tagging.json',
  'governance/tiering-standards.md',
  'governance/macro-library.md',
  'specs/product-canvas/slas.yaml',
  'specs/product-canvas/finance/slas.yml',
  'product-canvas/vision.md',
  'product-canvas/revenue.md',
])('%s is a policy, and a glob says so', (path) => {
  expect(isPolicyPath(path)).toBe(true);
  expect(ofPolicies.filter((glob) => matchesGlob(path, glob))).toHaveLength(1);
});

test('deeper pages are no canvases', () => {
  const path = 'product-canvas/drafts/revenue.md';
  expect(governedKind(path)).toBeUndefined();
  expect(ofPolicies.some((glob) => matchesGlob(path, glob))).toBe(false);
});
