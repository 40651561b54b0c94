/** The policies that a workspace can start with, as commands and file names call them. */
export const policyKinds = [
  'naming',
  'classification',
  'tagging',
  'tiering',
  'macro-library',
  'service-levels',
] as const;

export type StarterPolicy = (typeof policyKinds)[number];

/** The name of the file that holds it, from `specs` on; `domain`: only for that part of the business. */
export function policyPath(kind: StarterPolicy, domain?: string): string {
  const within = domain === undefined ? '' : `${domain}/`;
  return kind === 'service-levels'
    ? `product-canvas/${within}slas.yaml`
    : `governance/${within}${fileNames[kind]}`;
}

const fileNames: Readonly<Record<Exclude<StarterPolicy, 'service-levels'>, string>> = {
  naming: 'naming.json',
  classification: 'classification.yaml',
  tagging: 'tagging.json',
  tiering: 'tiering-standards.md',
  'macro-library': 'macro-library.md',
};
