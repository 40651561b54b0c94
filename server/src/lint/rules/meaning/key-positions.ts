import { fixPosition } from '../../fixes/positions.ts';
import {
  judgePositions,
  positionExample,
  positionMeta,
  type PositionMessages,
} from '../../positions.ts';
import { defineRule, type Report } from '../../rule.ts';

const fields = { flag: 'primaryKey', position: 'primaryKeyPosition' };

export default defineRule<'map', PositionMessages>({
  meta: {
    code: 'key-positions',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary:
      'The positions of a primary key run from 1 without gaps, one for each of its properties.',
    explanation:
      'The order of a composite key decides how a database sorts and finds rows, so a key of several properties says it for each of them. A key of one property needs no position; a position without `primaryKey: true` is not read.',
    examples: [positionExample(fields)],
    ...positionMeta,
  },
  on: 'map',
  only: ['SchemaObject', 'Property', 'ItemProperty'],
  check: (visit): readonly Report<PositionMessages>[] => judgePositions(visit, fields),
  fix: fixPosition,
});
