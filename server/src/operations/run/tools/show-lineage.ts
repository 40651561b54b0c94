import { LineageStore } from '../../../analysis/lineage/lineage-store.ts';
import type { Tool } from '../../../agent/tool.ts';
import { mostSimilar } from '../../../base/similar.ts';
import { exportLineage } from '../../lineage/exported-lineage.ts';
import { tablesAround } from '../../lineage/around.ts';
import { readManifests } from '../../read-manifests.ts';
import { isCalled } from '../make-world.ts';
import type { ToolSources } from './tool-sources.ts';
import { fields, numberField, textField, trouble, word } from './tool-input.ts';

/** Lines of one answer. */
const MOST = 200;

/** Tells what a table is made of and what is made of it. */
export function showLineage({ contents, own }: ToolSources): Tool {
  return {
    name: 'lineage',
    doc: 'Gives the tables that a table is made of and those that are made of it, with the files that declare them, and for its columns the columns that they come from. Use it before you change a contract or model, to see who depends on it, and to find the inputs of a new model. Knows what contracts, dbt, topologies and assets say; what only a database knows, schema_inspector tells. Goes 2 steps in each direction unless told otherwise, at most 200 lines. An error names the most similar table.',
    input: fields(
      {
        table: word(
          'Name of the table, alone or behind its system or domain: `stripe.customers`.',
          200,
        ),
        up: {
          type: 'integer',
          minimum: 0,
          maximum: 10,
          description: 'Steps towards what it is made of.',
        },
        down: {
          type: 'integer',
          minimum: 0,
          maximum: 10,
          description: 'Steps towards what is made of it.',
        },
      },
      ['table'],
    ),
    async run(input) {
      const table = textField(input, 'table') ?? '';
      await readManifests(contents.index, own.context);
      const { lineage } = new LineageStore(contents.index);
      const nodes = [...lineage.graph.nodes.values()];
      const focus = nodes.filter((node) => isCalled(node, table)).map(({ id }) => id);
      if (focus.length === 0) {
        const similar = mostSimilar(
          table,
          nodes.map(({ name }) => name),
        );
        const advice =
          similar === undefined ? 'Ask find_symbols for its name.' : `Is "${similar}" meant?`;
        return trouble(`There is no table "${table}". ${advice}`);
      }
      const [up, down] = [numberField(input, 'up') ?? 2, numberField(input, 'down') ?? 2];
      const around = tablesAround(lineage.graph, focus, { up, down });
      const { tables, edges } = exportLineage(lineage, contents.index, around);
      const wanted = new Set(
        tables
          .filter(
            ({ name, system, domain }) =>
              name === table || `${system ?? domain ?? ''}.${name}` === table,
          )
          .map(({ id }) => id),
      );
      const lines = [
        'Tables:',
        ...tables.map(({ id, kind, declared: [face] }) =>
          `${id} (${kind}) ${face?.path ?? ''}`.trim(),
        ),
        'Flows:',
        ...edges.filter(({ kind }) => kind === 'flow').map(({ from, to }) => `${from} -> ${to}`),
        `Columns of ${table}:`,
        ...tables
          .filter(({ id }) => wanted.has(id))
          .flatMap(({ columns }) =>
            columns.map(
              ({ name, type, from }) =>
                `${name}${type === undefined ? '' : ` ${type}`}${from.length === 0 ? '' : ` <- ${from.map((one) => `${one.table}.${one.column}`).join(', ')}`}`,
            ),
          ),
      ];
      const cut =
        lines.length > MOST ? [...lines.slice(0, MOST), '(cut: ask with fewer steps)'] : lines;
      return { text: cut.join('\n') };
    },
  };
}
