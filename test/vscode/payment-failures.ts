import { calls, says, type AskedRequest, type Step } from '../messages-api/script.ts';

/** The data product of the story, and where what belongs to it lies. */
export const product = {
  name: 'payment_failures',
  domain: 'customer_success',
  idea: 'Payment failures: why do charges of customers fail?',
  canvas: 'specs/product-canvas/payment_failures.md',
  contract: 'specs/contracts/data-products/customer_success/payment_failures.odcs.yaml',
  table: 'fct_payment_failures',
  model: 'implementation/dbt_project/models/marts/customer_success/fct_payment_failures.sql',
} as const;

/** Where the property goes that no source has. */
export const BEFORE = '      - name: loaded_at\n';

/** A property that says what it means, and not what it is made of. */
export function isFailed(logicalType = 'boolean'): string {
  return `      - name: is_failed
        description: True when the bank refused.
        logicalType: ${logicalType}
        physicalType: BOOLEAN
        required: true
        classification: internal
        transformSourceObjects:
          - stg_charges
`;
}

/** What the query says where nothing says what the property is made of. */
export const EMPTY = `-- TODO(dataengos): is_failed: the contract does not say what is_failed is made of
        cast(null as boolean) as is_failed`;
export const FILLED = "charges.status = 'failed' as is_failed";

/** What a model answers to a phase, attempt by attempt: the first one is wrong where there are several. */
const answers: Readonly<Record<string, readonly Proposal[]>> = {
  'shape-spec': [
    {
      edits: [
        {
          path: product.canvas,
          find: 'Open: what do people expect of it that it will not answer?',
          replace: 'Money that was paid back: that is the revenue report.',
        },
      ],
      open: [],
      summary: 'Says what the product does not answer.',
    },
  ],
  'write-contract': [
    {
      // No such type.
      edits: [{ path: product.contract, find: BEFORE, replace: isFailed('bool') + BEFORE }],
      open: [],
      summary: 'Adds whether a charge failed.',
    },
    {
      edits: [
        { path: product.contract, find: 'logicalType: bool\n', replace: 'logicalType: boolean\n' },
      ],
      open: ['Which failure codes are worth a second attempt?'],
      summary: 'Adds whether a charge failed.',
    },
  ],
  'scaffold-pipeline': [
    {
      edits: [],
      open: ['is_failed has no logic yet.'],
      summary: 'The compiler made all of it. One column waits for its logic.',
    },
  ],
  'implement-logic': [
    {
      // A text where yes or no is promised.
      edits: [{ path: product.model, find: EMPTY, replace: 'charges.status as is_failed' }],
      open: [],
      summary: 'Takes the status.',
    },
    {
      edits: [
        { path: product.model, find: 'charges.status as is_failed', replace: FILLED },
        { path: product.model, find: '\n    where false', replace: '' },
      ],
      open: [],
      summary: 'A charge failed when its status says so.',
    },
  ],
};

interface Proposal {
  readonly edits: readonly {
    readonly path: string;
    readonly find: string;
    readonly replace: string;
  }[];
  readonly open: readonly string[];
  readonly summary: string;
}

/** Answers as a model would: it reads first, then proposes, and mends what it is told. */
export function storyAnswer({ messages = [], tools = [] }: AskedRequest): Step {
  const [first] = messages;
  const phase = /Phase: ([a-z-]+)/.exec(JSON.stringify(first?.content ?? ''))?.[1] ?? '';
  const turns = messages.filter(({ role }) => role === 'assistant').length;
  if (!tools.some(({ name }) => name === 'propose')) return says('Nothing to add.');
  if (turns === 0)
    return calls('read_spec', { path: 'specs/contracts/sources/stripe/charges.odcs.yaml' });
  const proposals = answers[phase] ?? [];
  return calls('propose', proposals[Math.min(turns, proposals.length) - 1]);
}
