import type { Casing } from './naming-policy.ts';

/** What a whole name looks like, what it may begin with, and what it may end with. */
interface Form {
  readonly name: RegExp;
  readonly prefix: RegExp;
  readonly suffix: RegExp;
}

const forms: Readonly<Record<Casing, Form>> = {
  snake_case: {
    name: /^[a-z][a-z0-9]*(?:_+[a-z0-9]+)*$/,
    prefix: /^[a-z][a-z0-9_]*$/,
    suffix: /^[a-z0-9_]*[a-z0-9]$/,
  },
  UPPER_CASE: {
    name: /^[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)*$/,
    prefix: /^[A-Z][A-Z0-9_]*$/,
    suffix: /^[A-Z0-9_]*[A-Z0-9]$/,
  },
  camelCase: {
    name: /^[a-z][a-zA-Z0-9]*$/,
    prefix: /^[a-z][a-zA-Z0-9]*$/,
    suffix: /^[a-zA-Z0-9]+$/,
  },
  PascalCase: {
    name: /^[A-Z][a-zA-Z0-9]*$/,
    prefix: /^[A-Z][a-zA-Z0-9]*$/,
    suffix: /^[a-zA-Z0-9]+$/,
  },
  'kebab-case': {
    name: /^[a-z][a-z0-9]*(?:-+[a-z0-9]+)*$/,
    prefix: /^[a-z][a-z0-9-]*$/,
    suffix: /^[a-z0-9-]*[a-z0-9]$/,
  },
};

/** Whether a name is written in a casing. */
export function hasCasing(name: string, casing: Casing): boolean {
  return forms[casing].name.test(name);
}

/** Whether a name of a casing can begin or end so. */
export function canAffix(affix: string, where: 'prefix' | 'suffix', casing: Casing): boolean {
  return forms[casing][where].test(affix);
}
