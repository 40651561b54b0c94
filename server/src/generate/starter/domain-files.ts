import type { GeneratedFile } from '../generated-file.ts';
import { titled } from './product-canvas.ts';

/** The pipeline of a domain, still empty: business logic in prose, and the tables as a flowchart. From `specs` on. */
export function domainFiles(domain: string): readonly GeneratedFile[] {
  return [
    {
      path: `pipelines/${domain}/flow-spec.md`,
      text: flowSpec(domain),
      merge: 'once',
      reason: 'Says in prose how the products of the domain are computed.',
    },
    {
      path: `pipelines/${domain}/topology.mermaid`,
      text: topology(`Tables of ${domain}: what is made of what.`),
      merge: 'once',
      reason: 'Draws which table of the domain is made of which.',
    },
  ];
}

/** A flowchart without tables; contracts and dbt say which ones come. */
export function topology(what: string): string {
  return `%% ${what}\n%% "Update topology from contracts and dbt" draws what they say.\nflowchart LR\n`;
}

function flowSpec(domain: string): string {
  return `# ${titled(domain)}

How the products of this domain are computed. Code follows this page, not the other way round.

## Inputs

- Open: which sources and which products of other domains?

## Steps

1. Open: what happens to one row on its way, in the words of the business?

## Rules

- Open: which cases are easily got wrong?

## Checks before release

- Open: which numbers must agree?
`;
}
