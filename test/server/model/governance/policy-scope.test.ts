import { expect, test } from 'vitest';
import {
  byDistance,
  isInScope,
  policyScope,
} from '../../../../server/src/model/governance/policy-scope.ts';

test.each([
  ['file:///w/specs/governance/naming.json', 'file:///w', undefined],
  ['file:///w/specs/product-canvas/churn.md', 'file:///w', undefined],
  ['file:///w/sales/governance/naming.json', 'file:///w/sales', undefined],
  ['file:///w/specs/governance/finance/naming.json', 'file:///w', 'finance'],
  ['file:///w/specs/governance/domains/finance/naming.json', 'file:///w', 'finance'],
  ['file:///w/specs/governance/domains/naming.json', 'file:///w', undefined],
  ['file:///w/specs/governance/customer%20service/naming.json', 'file:///w', 'customer service'],
  // A domain, and a project, that are called like the folder of policies.
  ['file:///w/specs/governance/governance/naming.json', 'file:///w', 'governance'],
  ['file:///w/governance/specs/governance/naming.json', 'file:///w/governance', undefined],
  ['file:///w/governance/sales/governance/naming.json', 'file:///w/governance/sales', undefined],
  ['file:///c%3A/w/specs/governance/naming.json', 'file:///c%3A/w', undefined],
  ['file:///w/Specs/Governance/Naming.json', 'file:///w', undefined],
  ['file:///specs/governance/naming.json', 'file://', undefined],
  ['C:/w/specs/governance/naming.json', 'C:/w', undefined],
  ['/w/specs/governance/100%/naming.json', '/w', '100%'],
  ['specs/governance/naming.json', '', undefined],
  ['governance/finance/naming.json', '', 'finance'],
])('%s holds for %s, domain %s', (uri, folder, domain) => {
  expect(policyScope(uri)).toEqual({ folder, domain, profile: undefined });
});

test.each([
  ['file:///w/.agent-os/profiles/strict/governance/naming.json', 'strict', undefined],
  ['file:///w/.agent-os/profiles/my%20own/governance/hr/tagging.json', 'my own', 'hr'],
])('%s is of the profile %s', (uri, profile, domain) => {
  expect(policyScope(uri)).toEqual({ folder: 'file:///w', domain, profile });
});

test.each(['file:///w/naming.json', 'file:///w/governance', 'file:///w/mygovernance/naming.json'])(
  '%s is where no policy is looked for',
  (uri) => {
    expect(policyScope(uri)).toBeUndefined();
  },
);

test.each([
  ['below the folder', 'specs/governance', 'specs/contracts/orders.odcs.yaml', undefined, true],
  ['of another folder', 'sales/governance', 'hr/orders.odcs.yaml', undefined, false],
  ['of a folder with a longer name', 'sales/governance', 'sales-2/o.odcs.yaml', undefined, false],
  ['that says the domain', 'governance/finance', 'o.odcs.yaml', 'Finance', true],
  ['that writes the domain otherwise', 'governance/customer-care', 'o.yaml', 'Customer Care', true],
  ['of another domain', 'governance/finance', 'data-products/finance/o.yaml', 'sales', false],
  [
    'in the folder of the domain',
    'governance/finance',
    'data-products/finance/o.yaml',
    undefined,
    true,
  ],
  [
    'in its folder with blanks',
    'governance/customer_care',
    'data-products/customer%20care/o.yaml',
    undefined,
    true,
  ],
  ['named like the domain', 'governance/finance', 'finance', undefined, false],
])('a policy holds for a file %s: %s, %s, %s', (_, folder, path, domain, holds) => {
  const scope = policyScope(`file:///w/${folder}/naming.json`)!;
  expect(isInScope(scope, `file:///w/${path}`, domain, 'default')).toBe(holds);
});

test('drives and relative paths are places, too', () => {
  const onDrive = policyScope('file:///c%3A/w/specs/governance/naming.json')!;
  expect(isInScope(onDrive, 'file:///c%3A/w/o.odcs.yaml', undefined, 'default')).toBe(true);
  expect(isInScope(onDrive, 'file:///d%3A/w/o.odcs.yaml', undefined, 'default')).toBe(false);
  const relative = policyScope('specs/governance/naming.json')!;
  expect(isInScope(relative, 'o.odcs.yaml', undefined, 'default')).toBe(true);
});

test('a profile holds while it is chosen', () => {
  const scope = policyScope('file:///w/.agent-os/profiles/strict/governance/naming.json')!;
  expect(isInScope(scope, 'file:///w/o.odcs.yaml', undefined, 'strict')).toBe(true);
  expect(isInScope(scope, 'file:///w/o.odcs.yaml', undefined, 'default')).toBe(false);
});

test('outer folders are farther, then profiles, then what all domains share', () => {
  const sorted = [
    '/w/sales/governance/hr/naming.json',
    '/w/specs/governance/hr/naming.json',
    '/w/sales/governance/naming.json',
    '/w/specs/governance/naming.json',
    '/w/.agent-os/profiles/default/governance/naming.json',
  ].sort((a, b) => byDistance(policyScope(a)!, policyScope(b)!));
  expect(sorted).toEqual([
    '/w/.agent-os/profiles/default/governance/naming.json',
    '/w/specs/governance/naming.json',
    '/w/specs/governance/hr/naming.json',
    '/w/sales/governance/naming.json',
    '/w/sales/governance/hr/naming.json',
  ]);
});
