import { canvasText } from './canvas-text.ts';
import type { ContractSeed } from './contract-seed.ts';

/** Why a data product exists, for people to fill in; `contract`: its path from the folder of `specs`. */
export function productCanvas(seed: ContractSeed, title: string, contract: string): string {
  const { name, domain = '', team, object, key } = seed;
  return canvasText({
    front: { product: name, domain, contract, status: 'draft', owner: team },
    title,
    purpose: 'Open: which decision gets better with it?',
    sections: [
      ['Domain', `${titled(domain)}.`],
      ['Data consumers', '- Open: who reads it, how often, and how (dashboard, table)?'],
      [
        'Key metrics',
        `| Metric | Question | Answered by |
| --- | --- | --- |
| Rows | How many are there, and is that usual? | \`${object}.${key}\` |`,
      ],
      ['SLAs', '- Latency: at most 24 hours\n- Frequency: every day at 06:00 UTC'],
      ['Privacy', 'Open: which personal data does it need? None until somebody says so.'],
      ['Out of scope', '- Open: what do people expect of it that it will not answer?'],
    ],
  });
}

/** A name as a title: `churn_report` becomes `Churn report`. */
export function titled(name: string): string {
  const words = name.replaceAll(/[_.-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
