import type { YamlRecord } from '../../../generate/dbt/yaml/yaml-text.ts';
import { conformed } from '../../../generate/starter/plain-name.ts';
import type { ContractParts } from './contract-parts.ts';
import { defaultLevel, single } from './make-column.ts';

/** What identifies a row where no source says it: `refund_id`. */
export function openKey({ name, object, domain, policies }: ContractParts): YamlRecord {
  const stem = single(name.replaceAll(/[^\p{L}\p{N}_]+/gu, '_').replace(/^(?:fct|dim)_/, ''));
  const key = conformed(
    `${stem}_id`,
    { kind: 'column', logicalType: 'string', object, domain },
    policies.naming,
  );
  return {
    id: /^[\w-]+$/.test(key) ? key : undefined,
    name: key,
    description: 'Identifies a row.',
    logicalType: 'string',
    primaryKey: true,
    primaryKeyPosition: 1,
    required: true,
    unique: true,
    classification: defaultLevel(policies),
    transformDescription: 'Open: which source delivers it?',
  };
}
