import type { YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';
import { contractVersion } from '../../../generate/starter/contract-seed.ts';
import { conformed } from '../../../generate/starter/plain-name.ts';
import { starterTags } from '../../../generate/starter/starter-tags.ts';
import { titled } from '../../../generate/starter/product-canvas.ts';
import type { ContractParts } from './contract-parts.ts';
import { keyOf, sameNames } from './joins.ts';
import { defaultLevel, type ColumnContext } from './make-column.ts';
import { makeColumns } from './make-columns.ts';
import { isFinance, tableChecks } from './quality.ts';
import { serviceLevels } from './service-levels.ts';
import { surroundingsOf } from './siblings.ts';
import type { SourceTable } from './source-tables.ts';
import { saying, type Sentence } from '../../sentence.ts';

export interface DraftedContract {
  readonly record: YamlRecord;
  readonly open: readonly Sentence[];
}

export interface DraftedTable extends DraftedContract {
  /** What of it is open about the table alone. */
  readonly openOfTable: readonly Sentence[];
}

/** The contract, in the order of the house. The same parts give the same contract. */
export function contractRecord(parts: ContractParts): DraftedTable {
  const { name, domain, object, policies, canvas, tables, products } = parts;
  const around = surroundingsOf(products, domain, canvas?.owner, policies);
  const time = conformed(
    'loaded_at',
    { kind: 'column', logicalType: 'timestamp', object, domain },
    policies.naming,
  );
  const isStrict = isFinance(domain);
  const context: ColumnContext = {
    ...{ policies, domain, object, isStrict, team: around.team },
    taken: new Set([time.toLowerCase()]),
  };
  const columns = makeColumns(parts, context);
  const levels = serviceLevels(name, canvas, policies, tables, `${object}.${time}`);
  const description = descriptionOf(parts);
  const keys = columns.keys.join(' and ');
  const record: YamlRecord = {
    apiVersion: `v${contractVersion}`,
    kind: 'DataContract',
    id: `urn:datacontract:${domain}:${name}`,
    ...{ name, version: '0.1.0', status: 'draft', tenant: around.tenant, domain },
    description: description.record,
    ...{ tags: around.tags, servers: around.servers },
    schema: [
      {
        ...(/^[\w-]+$/.test(object) && { id: object }),
        ...{ name: object, physicalName: object, physicalType: 'table' },
        businessName: titled(name),
        description: rowOf(parts, columns.keys),
        dataGranularityDescription: `One row per ${keys}.`,
        tags: starterTags('object', ['gold'], around.team, policies.tagging),
        properties: [...columns.properties, timeColumn(time, tables, context)],
        quality: tableChecks({ keys: columns.keys, time, isStrict, latency: levels.latency }),
      },
    ],
    slaProperties: levels.entries,
    team: { name: around.team, members: around.members },
    customProperties: canvas === undefined ? [] : [{ property: 'canvas', value: canvas.path }],
  };
  const reconciled =
    isStrict && tables.length > 0
      ? [saying('Which number of the ledger must its totals agree with?')]
      : [];
  return {
    record,
    openOfTable: columns.open,
    open: [...description.open, ...columns.open, ...levels.open, ...around.open, ...reconciled],
  };
}

function rowOf({ grain, name }: ContractParts, keys: readonly string[]): string {
  if (grain === undefined) return `One row for each ${keys.join(' and ')}.`;
  const { base, columns } = grain;
  const isWhole = sameNames(
    keyOf(base).map((one) => one.name),
    columns.map((one) => (one.kind === 'column' ? one.property.name : one.name)),
  );
  const own = base.object.description;
  if (isWhole && own !== undefined) return own;
  return `One row for each ${keys.join(' and ')}, put together from ${base.object.name} for ${titled(name)}.`;
}

const MAX_LIMITS = 5;

function descriptionOf({ canvas, purpose }: ContractParts): DraftedContract {
  const said = purpose ?? canvas?.purpose;
  const { consumers = [], outOfScope = [] } = canvas ?? {};
  return {
    record: {
      purpose: said,
      usage: consumers.length === 0 ? undefined : sentence(consumers),
      limitations: outOfScope.length === 0 ? undefined : sentence(outOfScope),
    },
    open: said === undefined ? [saying('Which decision gets better with it?')] : [],
  };
}

function sentence(lines: readonly string[]): string {
  const text = lines
    .slice(0, MAX_LIMITS)
    .map((line) => line.replace(/[.;]$/, ''))
    .join('; ');
  return `${text}.`;
}

/** When the row was written, as all products of the house say it. */
function timeColumn(
  name: string,
  tables: readonly SourceTable[],
  { policies }: ColumnContext,
): YamlRecord {
  const times = tables.flatMap(({ object }) =>
    object.properties.filter(({ logicalType }) => logicalType === 'timestamp'),
  );
  return {
    name,
    description: 'When the row was written, in UTC.',
    logicalType: 'timestamp',
    physicalType: times.find(({ physicalType }) => physicalType !== undefined)?.physicalType,
    logicalTypeOptions: { timezone: true, defaultTimezone: 'Etc/UTC' },
    required: true,
    classification: defaultLevel(policies),
    transformLogic: 'current_timestamp',
    transformDescription: 'Set by the run that writes the row; no source has it.',
  };
}
