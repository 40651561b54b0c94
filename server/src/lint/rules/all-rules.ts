import type { Rule } from '../rule.ts';
import ruleCompletes from './engine/rule-completes.ts';
import allowedTagValues from './governance/allowed-tag-values.ts';
import classificationFlowsDown from './governance/classification-flows-down.ts';
import classificationLevelsExist from './governance/classification-levels-exist.ts';
import sensitivePropertiesClassified from './governance/sensitive-properties-classified.ts';
import sensitivePropertiesTreated from './governance/sensitive-properties-treated.ts';
import sqlTreatsSensitiveColumns from './governance/sql-treats-sensitive-columns.ts';
import conformingNames from './governance/conforming-names.ts';
import exceptionsInForce from './governance/exceptions-in-force.ts';
import exceptionsLastAMonth from './governance/exceptions-last-a-month.ts';
import governanceProseComplete from './governance/governance-prose-complete.ts';
import canvasNamesExist from './governance/canvas-names-exist.ts';
import keyMetricsAnswered from './governance/key-metrics-answered.ts';
import layerMaterialization from './governance/layer-materialization.ts';
import layersDependDownwards from './governance/layers-depend-downwards.ts';
import libraryPoliciesExist from './governance/library-policies-exist.ts';
import onePolicyOfAKind from './governance/one-policy-of-a-kind.ts';
import policyBaseExists from './governance/policy-base-exists.ts';
import policyExamplesFit from './governance/policy-examples-fit.ts';
import policyFormat from './governance/policy-format.ts';
import policyMacrosExist from './governance/policy-macros-exist.ts';
import policyMaterializationsKnown from './governance/policy-materializations-known.ts';
import policyNamesUnique from './governance/policy-names-unique.ts';
import policyPatternsCompile from './governance/policy-patterns-compile.ts';
import policyReferencesExist from './governance/policy-references-exist.ts';
import policyRulesAgree from './governance/policy-rules-agree.ts';
import policyRulesMatch from './governance/policy-rules-match.ts';
import policyRulesReachable from './governance/policy-rules-reachable.ts';
import productsHaveCanvas from './governance/products-have-canvas.ts';
import promisesKept from './governance/promises-kept.ts';
import requiredTags from './governance/required-tags.ts';
import tierGuarantees from './governance/tier-guarantees.ts';
import boundariesHaveContracts from './lineage/boundaries-have-contracts.ts';
import lineageWithoutCycles from './lineage/lineage-without-cycles.ts';
import oneNodePerTable from './lineage/one-node-per-table.ts';
import topologiesComplete from './lineage/topologies-complete.ts';
import topologyEdgesComplete from './lineage/topology-edges-complete.ts';
import topologyEdgesConfirmed from './lineage/topology-edges-confirmed.ts';
import topologyNodesConnected from './lineage/topology-nodes-connected.ts';
import topologyNodesExist from './lineage/topology-nodes-exist.ts';
import apiVersionIsCurrent from './meaning/api-version-is-current.ts';
import camelCaseCustomProperties from './meaning/camel-case-custom-properties.ts';
import checksMatchEnum from './meaning/checks-match-enum.ts';
import compositeRelationshipsMatch from './meaning/composite-relationships-match.ts';
import cronSchedulesValid from './meaning/cron-schedules-valid.ts';
import encryptedNamesExist from './meaning/encrypted-names-exist.ts';
import enumValuesFit from './meaning/enum-values-fit.ts';
import examplesFit from './meaning/examples-fit.ts';
import inputContractsHavePorts from './meaning/input-contracts-have-ports.ts';
import keyPositions from './meaning/key-positions.ts';
import keysAreRequired from './meaning/keys-are-required.ts';
import knownSlaNames from './meaning/known-sla-names.ts';
import measuresHaveLogic from './meaning/measures-have-logic.ts';
import metricArgumentsGiven from './meaning/metric-arguments-given.ts';
import metricFitsLevel from './meaning/metric-fits-level.ts';
import nestedTypesComplete from './meaning/nested-types-complete.ts';
import noReferencesToDeprecated from './meaning/no-references-to-deprecated.ts';
import noSecretsInServers from './meaning/no-secrets-in-servers.ts';
import optionsAgree from './meaning/options-agree.ts';
import partitionPositions from './meaning/partition-positions.ts';
import patternsCompile from './meaning/patterns-compile.ts';
import productsHaveOutput from './meaning/products-have-output.ts';
import qualityBoundsAgree from './meaning/quality-bounds-agree.ts';
import qualityPropertiesExist from './meaning/quality-properties-exist.ts';
import relationshipTargetsExist from './meaning/relationship-targets-exist.ts';
import relationshipTargetsHaveIds from './meaning/relationship-targets-have-ids.ts';
import relationshipTypesMatch from './meaning/relationship-types-match.ts';
import requiredPropertiesExist from './meaning/required-properties-exist.ts';
import schedulesHaveScheduler from './meaning/schedules-have-scheduler.ts';
import slaElementsExist from './meaning/sla-elements-exist.ts';
import slaValuesHaveUnits from './meaning/sla-values-have-units.ts';
import sqlColumnsExist from './meaning/sql-columns-exist.ts';
import sqlIsReadable from './meaning/sql-is-readable.ts';
import sqlParses from './meaning/sql-parses.ts';
import sqlPlaceholdersKnown from './meaning/sql-placeholders-known.ts';
import statusIsKnown from './meaning/status-is-known.ts';
import tablesHaveKeys from './meaning/tables-have-keys.ts';
import teamDatesInOrder from './meaning/team-dates-in-order.ts';
import teamHasOwner from './meaning/team-has-owner.ts';
import teamSuccessorsExist from './meaning/team-successors-exist.ts';
import textChecksDescribed from './meaning/text-checks-described.ts';
import typesAgree from './meaning/types-agree.ts';
import uniqueCustomProperties from './meaning/unique-custom-properties.ts';
import uniqueIds from './meaning/unique-ids.ts';
import uniqueMembers from './meaning/unique-members.ts';
import uniqueNames from './meaning/unique-names.ts';
import uniquePorts from './meaning/unique-ports.ts';
import uniqueServers from './meaning/unique-servers.ts';
import uniqueTags from './meaning/unique-tags.ts';
import validPrices from './meaning/valid-prices.ts';
import validSlaValues from './meaning/valid-sla-values.ts';
import versionIsSemver from './meaning/version-is-semver.ts';
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
import knownTags from './syntax/known-tags.ts';
import uniqueKeys from './syntax/unique-keys.ts';
import validMermaid from './syntax/valid-mermaid.ts';
import validYaml from './syntax/valid-yaml.ts';
import externalTargetsExist from './workspace/external-targets-exist.ts';
import productContractsExist from './workspace/product-contracts-exist.ts';
import productVersionsExist from './workspace/product-versions-exist.ts';
import includesWithoutCycles from './workspace/includes-without-cycles.ts';
import instructionPhasesKnown from './workspace/instruction-phases-known.ts';
import instructionsWithinBudget from './workspace/instructions-within-budget.ts';
import placeholdersResolve from './workspace/placeholders-resolve.ts';
import profilesInheritSoundly from './workspace/profiles-inherit-soundly.ts';
import uniqueContractIds from './workspace/unique-contract-ids.ts';

/** Every rule of the product. Settings, docs, presets and reports are derived from this list. */

const allRules: readonly Rule[] = [
  validYaml,
  knownTags,
  uniqueKeys,
  validMermaid,
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
  uniqueMembers,
  uniqueNames,
  uniquePorts,
  uniqueIds,
  uniqueServers,
  keyPositions,
  partitionPositions,
  keysAreRequired,
  tablesHaveKeys,
  typesAgree,
  nestedTypesComplete,
  optionsAgree,
  patternsCompile,
  productsHaveOutput,
  examplesFit,
  inputContractsHavePorts,
  enumValuesFit,
  measuresHaveLogic,
  metricFitsLevel,
  metricArgumentsGiven,
  qualityBoundsAgree,
  textChecksDescribed,
  sqlPlaceholdersKnown,
  sqlParses,
  sqlIsReadable,
  sqlColumnsExist,
  schedulesHaveScheduler,
  cronSchedulesValid,
  versionIsSemver,
  statusIsKnown,
  apiVersionIsCurrent,
  knownSlaNames,
  slaValuesHaveUnits,
  validSlaValues,
  teamDatesInOrder,
  teamHasOwner,
  validPrices,
  camelCaseCustomProperties,
  checksMatchEnum,
  uniqueCustomProperties,
  uniqueTags,
  noSecretsInServers,
  relationshipTargetsExist,
  relationshipTargetsHaveIds,
  compositeRelationshipsMatch,
  relationshipTypesMatch,
  slaElementsExist,
  requiredPropertiesExist,
  qualityPropertiesExist,
  encryptedNamesExist,
  teamSuccessorsExist,
  noReferencesToDeprecated,
  includesWithoutCycles,
  instructionPhasesKnown,
  instructionsWithinBudget,
  placeholdersResolve,
  profilesInheritSoundly,
  uniqueContractIds,
  policyFormat,
  policyPatternsCompile,
  policyReferencesExist,
  policyNamesUnique,
  policyRulesReachable,
  policyRulesAgree,
  policyExamplesFit,
  policyMaterializationsKnown,
  sensitivePropertiesClassified,
  classificationLevelsExist,
  sensitivePropertiesTreated,
  classificationFlowsDown,
  sqlTreatsSensitiveColumns,
  externalTargetsExist,
  productContractsExist,
  productVersionsExist,
  conformingNames,
  layerMaterialization,
  exceptionsInForce,
  exceptionsLastAMonth,
  requiredTags,
  allowedTagValues,
  layersDependDownwards,
  tierGuarantees,
  productsHaveCanvas,
  promisesKept,
  governanceProseComplete,
  keyMetricsAnswered,
  canvasNamesExist,
  policyMacrosExist,
  libraryPoliciesExist,
  onePolicyOfAKind,
  policyBaseExists,
  policyRulesMatch,
  topologyNodesExist,
  topologiesComplete,
  topologyEdgesConfirmed,
  topologyEdgesComplete,
  lineageWithoutCycles,
  topologyNodesConnected,
  boundariesHaveContracts,
  oneNodePerTable,
  suppressionHasReason,
  suppressionIsUsed,
  ruleCompletes,
];

export default allRules;
