import { fixPosition } from '../../fixes/positions.ts';
import {
  judgePositions,
  positionExample,
  positionMeta,
  type PositionMessages,
} from '../../positions.ts';
import { defineRule, type Report } from '../../rule.ts';

const fields = { flag: 'partitioned', position: 'partitionKeyPosition' };

export default defineRule<'map', PositionMessages>({
  meta: {
    code: 'partition-positions',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The positions of partition keys run from 1 without gaps, one for each of them.',
    explanation:
      'Partitions nest: by year, within it by month. With several partition keys the order decides which files a query reads, so each of them says its position. A single one needs none; a position without `partitioned: true` is not read.',
    examples: [positionExample(fields)],
    ...positionMeta,
  },
  on: 'map',
  only: ['SchemaObject', 'Property', 'ItemProperty'],
  check: (visit): readonly Report<PositionMessages>[] => judgePositions(visit, fields),
  fix: fixPosition,
});
