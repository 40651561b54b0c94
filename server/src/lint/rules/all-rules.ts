import type { Rule } from '../rule.ts';
import ruleCompletes from './engine/rule-completes.ts';
import keyPositions from './meaning/key-positions.ts';
import keysAreRequired from './meaning/keys-are-required.ts';
import partitionPositions from './meaning/partition-positions.ts';
import tablesHaveKeys from './meaning/tables-have-keys.ts';
import uniqueIds from './meaning/unique-ids.ts';
import uniqueNames from './meaning/unique-names.ts';
import uniqueServers from './meaning/unique-servers.ts';
import allowedValues from './structure/allowed-values.ts';
import apiVersion from './structure/api-version.ts';
import contractFormat from './structure/contract-format.ts';
import fieldsInVersion from './structure/fields-in-version.ts';
import fieldsMatchType from './structure/fields-match-type.ts';
import knownFields from './structure/known-fields.ts';
import noDeprecatedFields from './structure/no-deprecated-fields.ts';
import noNullValues from './structure/no-null-values.ts';
import nonEmptyIdentity from './structure/non-empty-identity.ts';
import optionsNeedLogicalType from './structure/options-need-logical-type.ts';
import qualityOperators from './structure/quality-operators.ts';
import requiredFields from './structure/required-fields.ts';
import valueBounds from './structure/value-bounds.ts';
import valueFormat from './structure/value-format.ts';
import valueTypes from './structure/value-types.ts';
import wellSpeltFields from './structure/well-spelt-fields.ts';
import suppressionHasReason from './suppressions/suppression-has-reason.ts';
import suppressionIsUsed from './suppressions/suppression-is-used.ts';
import uniqueKeys from './syntax/unique-keys.ts';
import validYaml from './syntax/valid-yaml.ts';

/** Every rule of the product. Settings, docs, presets and reports are derived from this list. */
const allRules: readonly Rule[] = [
  validYaml,
  uniqueKeys,
  contractFormat,
  apiVersion,
  requiredFields,
  knownFields,
  fieldsMatchType,
  wellSpeltFields,
  valueTypes,
  allowedValues,
  fieldsInVersion,
  valueFormat,
  valueBounds,
  nonEmptyIdentity,
  qualityOperators,
  optionsNeedLogicalType,
  noNullValues,
  noDeprecatedFields,
  uniqueNames,
  uniqueIds,
  uniqueServers,
  keyPositions,
  partitionPositions,
  keysAreRequired,
  tablesHaveKeys,
  suppressionHasReason,
  suppressionIsUsed,
  ruleCompletes,
];

export default allRules;
