import { topLevelPair } from '../../../model/contract.ts';
import type { Dialect } from '../../../spec/dialects.ts';
import type { Range } from '../../../base/range.ts';
import { contract } from '../../example.ts';
import { convertFile } from '../../fixes/convert-file.ts';
import { defineRule, nothing, type DocumentVisit, type Report } from '../../rule.ts';

type Messages = 'data-contract-specification' | 'odcs-2' | 'not-odcs' | 'no-map';

/** The keys that give a format away, the most telling first. */
const telling: Readonly<Partial<Record<Dialect, readonly string[]>>> = {
  'data-contract-specification': [
    'dataContractSpecification',
    'info',
    'models',
    'terms',
    'servicelevels',
    'definitions',
  ],
  'odcs-2': ['apiVersion', 'uuid', 'quantumName', 'dataset', 'kind'],
  'not-odcs': ['kind', 'apiVersion'],
};

export default defineRule<'document', Messages>({
  meta: {
    code: 'contract-format',
    family: 'structure',
    severity: 'error',
    since: '0.1.0',
    summary:
      'The file is a contract of the Open Data Contract Standard, version 3, and not of another format.',
    explanation:
      'The Data Contract Specification was retired in favour of the Open Data Contract Standard, and version 2 of that standard named most things differently. A file of either kind gets this one finding instead of one for each key. The other checks start once the file is converted; the quick-fix converts the whole file and keeps what has no field of its own under `customProperties`.',
    examples: [
      {
        title: 'A file of the Data Contract Specification',
        bad: `dataContractSpecification: 1.1.0
id: orders
info:
  title: Orders
  version: 1.0.0
  status: active
models:
  orders:
    type: table
    fields:
      order_id:
        type: string
        required: true
`,
        good: contract(`
schema:
  - name: orders
    physicalType: table
    properties:
      - name: order_id
        logicalType: string
        required: true`),
      },
    ],
    anyDialect: true,
    standards: ['odcs', 'odps', 'odps-lf'],
    cost: 'typing',
    fixable: 'unsafe',
    messages: {
      'data-contract-specification':
        'This file follows the Data Contract Specification, which is retired. Convert it to the Open Data Contract Standard (ODCS) to have it checked.',
      'odcs-2':
        'This file follows version 2 of the Open Data Contract Standard, which names most fields differently. Convert it to version 3 to have it checked.',
      'not-odcs':
        'This file calls itself a data contract but does not follow the Open Data Contract Standard: `apiVersion` must be one of its versions, such as `v3.1.0`.',
      'no-map':
        'The top level is a map of fields such as `apiVersion:` and `kind:`, one contract or product a document.',
    },
    fixes: { convert: 'Convert the whole file to ODCS {version}' },
  },
  on: 'document',
  check(visit): readonly Report<Messages>[] {
    const { dialect } = visit.contract;
    if (isFollowed(dialect)) return noMap(visit);
    return [{ messageId: dialect, range: tellingRange(visit, telling[dialect] ?? []) }];
  },
  fix: convertFile,
});

function isFollowed(dialect: Dialect): dialect is Exclude<Dialect, Messages> {
  return dialect === 'none' || dialect === 'odcs' || dialect === 'odps' || dialect === 'odps-lf';
}

function tellingRange({ document }: DocumentVisit, keys: readonly string[]): Range {
  for (const key of keys) {
    const pair = topLevelPair(document, key);
    if (pair === undefined) continue;
    const { start, end } = pair.value?.kind === 'scalar' ? pair.value : pair.key;
    return { start, end };
  }
  const first = document.outline?.pairs[0]?.key ?? { start: document.start, end: document.start };
  return { start: first.start, end: first.end };
}

function noMap({ document, file }: DocumentVisit): readonly Report<Messages>[] {
  if (document.outline !== undefined) return nothing;
  const block = document.blocks.find(({ fragment }) => fragment.root !== undefined);
  if (block?.fragment.root === undefined) return nothing;
  const start = block.fragment.root.start + block.start;
  const lineEnd = file.text.indexOf('\n', start);
  const end = Math.min(
    block.fragment.root.end + block.start,
    lineEnd === -1 ? file.text.length : lineEnd,
  );
  return [{ messageId: 'no-map', range: { start, end: Math.max(start, end) } }];
}
