import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { churnFolder } from '../../operations/run/churn-workspace.ts';
import { commit, git } from '../../hosts/node/git-repository.ts';

export const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';
export const CANVAS = 'specs/product-canvas/churn_analysis.md';
export const FLOW = 'specs/pipelines/customer_success/flow-spec.md';
export const MODEL = 'implementation/dbt_project/models/marts/customer_success/fct_churn.sql';

/** The example, under git, with orders for models in every place where texts of strangers stand. */
export function hostileWorkspace(orders: readonly string[]): string {
  const root = churnFolder();
  rmSync(join(root, MODEL));
  writeFileSync(join(root, '.env'), 'EXAMPLE=1\n');
  const share = (index: number): readonly string[] =>
    orders.filter((_, at) => at % PLACES.length === index);
  PLACES.forEach((place, index) => place(root, share(index)));
  // Something to review.
  replace(root, CHARGES, /^( {2}usage: ).*$/m, (start) => `${start}${JSON.stringify(orders[0])}`);
  return root;
}

type Place = (root: string, orders: readonly string[]) => void;

const PLACES: readonly Place[] = [
  (root, orders) => {
    replace(
      root,
      CHARGES,
      /^( {2}purpose: ).*$/m,
      (start) => start + JSON.stringify(together(orders)),
    );
    // Something to mend that has more than one way.
    replace(root, CHARGES, /logicalType: string/, () => 'logicalType: strange');
  },
  (root, orders) => {
    replace(
      root,
      CHARGES,
      /^( {4}description: )One row for each.*$/m,
      (start) => start + JSON.stringify(together(orders)),
    );
  },
  (root, orders) => {
    appendFileSync(join(root, CANVAS), `\n## Notes\n\n${together(orders)}\n`);
  },
  (root, orders) => {
    appendFileSync(join(root, FLOW), `\n## Notes\n\n${together(orders)}\n`);
  },
  // Names of files.
  (root, orders) => {
    for (const order of orders) {
      const name = order.replaceAll(/[/\0\n]/g, ' ').slice(0, 150);
      writeFileSync(join(root, `specs/product-canvas/${name}.md`), '# Canvas\n');
    }
  },
  // Messages of commits.
  (root, orders) => {
    git(root, 'init', '--quiet', '--initial-branch=main');
    commit(root, {}, 'first');
    for (const order of orders) {
      appendFileSync(join(root, CHARGES), '# again\n');
      commit(root, {}, `${order.slice(0, 60)}\n\n${order}`);
    }
  },
];

function together(orders: readonly string[]): string {
  return orders.join('\n');
}

function replace(root: string, path: string, what: RegExp, by: (start: string) => string): void {
  const text = readFileSync(join(root, path), 'utf8');
  const changed = text.replace(what, (_, start: string) => by(start));
  if (changed === text) throw new Error(`Nothing to replace in ${path}.`);
  writeFileSync(join(root, path), changed);
}
