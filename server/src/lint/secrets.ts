/** Kinds of credentials that a text shows by its form. */
export type SecretKind = 'url' | 'query' | 'connection' | 'aws' | 'jwt' | 'private-key' | 'token';

/**
 * Tokens that say by their beginning whose they are: GitHub, GitLab, Slack, Databricks, Google, Stripe, Anthropic and OpenAI,
 * npm, PyPI, Hugging Face, SendGrid, HashiCorp, DigitalOcean, Shopify, dbt Cloud, age.
 */
export const TOKEN =
  /\b(?:gh[pousr]_\w{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}|xapp-[\w-]{10,}|dapi[0-9a-f]{32}|AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}|[rs]k_(?:live|test)_\w{16,}|sk-(?:ant-|proj-|svcacct-|or-)?[\w-]{20,}|npm_\w{36}|pypi-[\w-]{30,}|hf_\w{30,}|SG\.[\w-]{16,}\.[\w-]{16,}|hv[sb]\.[\w-]{20,}|do[opr]_v1_[0-9a-f]{40,}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|dbt[cu]_[\w-]{20,}|AGE-SECRET-KEY-1\w{50,})/;

const FORMS: readonly (readonly [SecretKind, RegExp])[] = [
  ['private-key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['aws', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['jwt', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/],
  ['token', TOKEN],
  ['url', /^(?:jdbc:)?[A-Za-z][\w+.-]{0,30}:\/\/[^\s/@:]{0,200}:([^\s/@]{1,500})@/],
];

/** What follows a key of a connection string or of the query of an address. A placeholder may hold blanks. */
const VALUE = '["\']?(\\{\\{.*?\\}\\}|\\$?\\{[^}]*\\}|<[^>]*>|\\[[^\\]]*\\]|[^;&#\\s"\']+)';
const KEYS =
  'password|passwd|pwd|accountkey|sharedaccesskey|sharedaccesssignature|sig|secret|token|(?:access|auth|refresh|private)[_-]?token|api[_-]?key|(?:access|secret)[_-]?key|client[_-]?secret|x-(?:amz|goog)-signature|x-amz-security-token';
const ASSIGNMENT = new RegExp(`(?:^|[;?&\\s])(?:${KEYS})=${VALUE}`, 'gi');

/** What kind of credential a text is or holds, if any. Placeholders are none. */
export function secretIn(text: string): SecretKind | undefined {
  // Longer texts are prose or data; the forms are looked for in their beginning.
  const head = text.slice(0, 5_000);
  for (const [kind, form] of FORMS) {
    const match = form.exec(head);
    if (match !== null && (match[1] === undefined || !isPlaceholder(match[1]))) return kind;
  }
  for (const [, value = ''] of head.matchAll(ASSIGNMENT)) {
    if (!isPlaceholder(value)) return /^https?:/i.test(head) ? 'query' : 'connection';
  }
  return undefined;
}

const WORDS: ReadonlySet<string> = new Set(
  'password passwd pwd passphrase passcode secret token credential credentials apikey accesskey secretkey privatekey accountkey sharedkey connectionstring signingkey'.split(
    ' ',
  ),
);

/** Whether a key says that its value is a credential: by its last word or last two, so that `secretName` and `tokenUrl` are none. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  return WORDS.has(last) || WORDS.has(`${words.at(-2) ?? ''}${last}`);
}

/** Whether a text stands for a credential that is kept elsewhere: a variable, a blank to fill in, the address of a secret store. */
export function isPlaceholder(text: string): boolean {
  return (
    text.trim() === '' ||
    /^(?:\$\w+|:\w+|\?|\$?\{.*\}|%\w+%|<.*>|\[.*\]|(?:x|\*|\.|-)+|(?:change|replace)[ _-]?me|your[ _-].*|(?:demo|dummy|example|sample)(?:[ _-].*)?|placeholder|todo|tbd|none|redacted)$/i.test(
      text.trim(),
    ) ||
    /^(?:arn:aws:|vault:|secret:|secrets?\/|env:|op:|sops:|keyring:|ssm:|azurekeyvault|gcp-secret|projects\/[^/]+\/secrets\/|@Microsoft\.KeyVault|https:\/\/[^/]+\.vault\.azure\.net\/|[a-z-]*vault:\/\/|(?:aws|gcp|gsm|ssm|secret|secrets|op|env)[a-z-]*:\/\/)/i.test(
      text.trim(),
    )
  );
}
