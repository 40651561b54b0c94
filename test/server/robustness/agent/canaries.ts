import { createHash } from 'node:crypto';

/** A secret in one of the forms that secrets have. */
export interface Canary {
  readonly form: string;
  readonly text: string;
  /** The part that must not be left of it. */
  readonly canary: string;
}

/** Put together, so that no scanner of repositories stumbles over them. */
const made = (...parts: readonly string[]): string => parts.join('');

/** Each has a part of its own, every piece of which is told from those of the others. */
export function canaries(): readonly Canary[] {
  return FORMS.map(([form, before, length, after]) => {
    const canary = createHash('sha512').update(form).digest('hex').slice(0, length);
    return { form, text: `${before}${canary}${after}`, canary };
  });
}

const FORMS: readonly (readonly [form: string, before: string, length: number, after: string])[] = [
  [
    'a PEM key',
    made('-----BEGIN RSA PRIVATE', ' KEY-----\n'),
    64,
    made('\n-----END RSA PRIVATE', ' KEY-----'),
  ],
  ['a JWT', made('eyJhbGciOiJI', '.eyJzdWIi'), 40, '.abcdefgh'],
  ['a secret key of AWS', 'aws_secret_access_key = ', 40, ''],
  ['a token of GitHub', made('gh', 'p_'), 36, ''],
  ['a token of GitLab', made('gl', 'pat-'), 20, ''],
  ['a token of Slack', made('xo', 'xb-1234567890-'), 24, ''],
  ['a webhook of Slack', made('https://hooks.slack', '.com/services/T0/B0/'), 24, ''],
  ['a key of Anthropic', made('sk-', 'ant-api03-'), 50, ''],
  ['a key of OpenAI', made('sk-', 'proj-'), 48, ''],
  [
    'a key of an Azure account',
    made('AccountName=a;Account', 'Key='),
    60,
    '==;EndpointSuffix=core',
  ],
  ['a signature of Azure', made('https://a.example/c?sv=2024&', 'sig='), 40, '%3D'],
  ['a password in an address', 'postgresql://app:', 16, '@db.internal:5432/x'],
  ['a password in YAML', made('pass', 'word: '), 16, ''],
  ['a password in JSON', made('{"pass', 'word": "'), 16, '"}'],
  ['a password in SQL', made('create user x pass', "word '"), 16, "'"],
  ['a variable', made('export DB_PASS', 'WORD='), 16, ''],
  ['a key of Stripe', made('sk_', 'live_'), 24, ''],
  ['a token of npm', made('np', 'm_'), 36, ''],
  ['a token of Hugging Face', made('hf', '_'), 34, ''],
  ['a header', made('Authorization: Bear', 'er '), 40, ''],
  ['a client secret', made('client_sec', 'ret: '), 34, ''],
];
