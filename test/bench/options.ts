import { parseArgs } from 'node:util';

export const SCENARIOS = [
  'start',
  'edits',
  'requests',
  'hard',
  'workspace',
  'navigation',
  'policies',
  'lineage',
  'scaffold',
] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface BenchOptions {
  readonly scenarios: readonly ScenarioName[];
  /** JSON lines are added to this file. */
  readonly out: string | undefined;
  /** Measured instead of a fresh build. */
  readonly server: string | undefined;
  /** The other server's script; `none` leaves it out. */
  readonly peer: string | undefined;
  readonly seed: number;
  /** Lines of the documents. */
  readonly sizes: readonly number[];
  readonly starts: number;
  readonly edits: number;
  readonly requests: number;
  /** Rounds before those that count. */
  readonly warmUp: number;
  readonly contracts: number;
  /** How long (ms) a wait may take. */
  readonly timeout: number;
}

export const USAGE = `npm run bench -- [options]
  --quick             few rounds and 1,000 contracts
  --only <names>      of ${SCENARIOS.join(', ')}; separated by commas
  --sizes <numbers>   lines of the documents (200,1000,10000)
  --out <file>        adds each figure as a line of JSON
  --server <file>     measures this bundle instead of a fresh build
  --peer <file|none>  another build of yaml-language-server, or none
  --seed <number>     of the texts and the places of the edits (1)`;

/** Throws with a sentence when the arguments make no sense. */
export function readOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: SCENARIOS.join(',') },
      sizes: { type: 'string', default: '200,1000,10000' },
      out: { type: 'string' },
      server: { type: 'string' },
      peer: { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const { quick, out, server, peer } = values;
  return {
    scenarios: values.only.split(',').map(scenario),
    ...{ out, server, peer },
    seed: number(values.seed),
    sizes: values.sizes.split(',').map(number),
    starts: quick ? 4 : 15,
    edits: quick ? 20 : 100,
    requests: quick ? 10 : 40,
    warmUp: quick ? 10 : 20,
    contracts: quick ? 1_000 : 10_000,
    timeout: 120_000,
  };
}

function scenario(name: string): ScenarioName {
  const found = SCENARIOS.find((one) => one === name.trim());
  if (found === undefined) throw new Error(`"${name}" is none of ${SCENARIOS.join(', ')}.`);
  return found;
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`"${text}" is not a whole number.`);
  return value;
}
