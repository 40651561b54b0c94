import type { ClassificationPolicy } from '../../model/governance/classification-policy.ts';
import { matchesProperty } from '../../model/governance/match-property.ts';
import { matchesName } from '../../model/governance/name-pattern.ts';
import type { LayerRule, NamingPolicy } from '../../model/governance/naming-policy.ts';
import type { Origin } from '../../model/governance/origin.ts';
import { logicalTypes } from '../../spec/odcs/logical-types.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { layerOfPath } from './governed-tables.ts';

const known: ReadonlySet<string> = new Set(logicalTypes.map(({ value }) => value));

/** A part of a policy that nothing in the workspace is subject to. */
export interface IdleRule {
  readonly kind: 'class-rule' | 'column-rule' | 'layer' | 'exception';
  readonly name: string;
  readonly at: Origin;
}

export function* idleClassRules(
  { rules, exceptions }: ClassificationPolicy,
  workspace: WorkspaceView,
): Iterable<IdleRule> {
  const open = new Set(rules);
  for (const facts of workspace.properties()) {
    if (open.size === 0) break;
    for (const rule of open) if (matchesProperty(rule.match, facts)) open.delete(rule);
  }
  for (const { name, at } of open) yield { kind: 'class-rule', name, at };
  yield* idleExceptions(exceptions, workspace);
}

export function* idleNameRules(
  { layers, columns, exceptions }: NamingPolicy,
  workspace: WorkspaceView,
): Iterable<IdleRule> {
  const types = new Set<string>();
  for (const { logicalType } of workspace.properties())
    if (logicalType !== undefined) types.add(logicalType);
  for (const { key, at } of columns.values())
    // What is no type at all is said of its key.
    if (!types.has(key) && known.has(key)) yield { kind: 'column-rule', name: key, at };
  const open = new Set([...layers.values()].filter(({ prefixes }) => prefixes !== undefined));
  for (const { name, uri } of workspace.tables()) {
    if (open.size === 0) break;
    for (const layer of open) if (isOfLayer(name, uri, layer)) open.delete(layer);
  }
  for (const { key, at } of open) yield { kind: 'layer', name: key, at };
  yield* idleExceptions(exceptions, workspace);
}

function isOfLayer(name: string, uri: string | undefined, { key, prefixes }: LayerRule): boolean {
  if (prefixes?.value.some((prefix) => name.startsWith(prefix)) === true) return true;
  return uri !== undefined && (uri.includes(`/${key}/`) || layerOfPath(uri) === key);
}

function* idleExceptions(
  exceptions: NamingPolicy['exceptions'] | ClassificationPolicy['exceptions'],
  workspace: WorkspaceView,
): Iterable<IdleRule> {
  let inModels: readonly string[] | undefined;
  for (const { name, at } of exceptions) {
    const parts = name.value.split('.');
    const last = parts.at(-1) ?? '';
    const isName = (one: string): boolean => matchesName(name.value, one) || matchesName(last, one);
    const isCalled = (one: { readonly name: string }): boolean => isName(one.name);
    if (some(workspace.properties(), isCalled)) continue;
    if (parts.length === 1 && some(workspace.tables(), isCalled)) continue;
    // Products are called like tables, and columns of models may be in no contract.
    if (some(workspace.named(name.value), () => true)) continue;
    if (some((inModels ??= [...namesInModels(workspace)]), isName)) continue;
    yield { kind: 'exception', name: name.value, at };
  }
}

/** Columns and constants of dbt models, and columns that YAML tells of them. */
function* namesInModels(workspace: WorkspaceView): Iterable<string> {
  for (const { name, uri } of workspace.tables()) {
    if (uri === undefined) continue;
    for (const { model } of workspace.models(name, uri)) {
      for (const column of model.columns ?? []) yield column.name.text;
      for (const { text } of model.constants) yield text;
    }
    for (const { resource } of workspace.describedModels(name, uri))
      for (const column of resource.columns) yield column.name.text;
  }
}

function some<One>(all: Iterable<One>, is: (one: One) => boolean): boolean {
  for (const one of all) if (is(one)) return true;
  return false;
}
