/** `naming.json` as an example of a rule shows it. */
export function namingPolicy(text: string): Readonly<Record<string, string>> {
  return { 'governance/naming.json': `${text.trim()}\n` };
}

/** `classification.yaml` with what most rules need. */
export function classificationPolicy(text: string): Readonly<Record<string, string>> {
  return { 'governance/classification.yaml': `${text.trim()}\n` };
}
