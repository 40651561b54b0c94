import { defaultSettings } from './default-settings.ts';
import type { PartialSettings, Settings } from './settings.ts';

/** The defaults under the given layers; a later layer wins. Severities add up rule by rule, lists replace each other. */
export function mergeSettings(...layers: readonly PartialSettings[]): Settings {
  return layers.reduce<Settings>(
    (below, layer) => ({
      lint: {
        ...below.lint,
        ...layer.lint,
        rules: { ...below.lint.rules, ...layer.lint?.rules },
      },
      files: { ...below.files, ...layer.files },
      workspace: { ...below.workspace, ...layer.workspace },
      governance: { ...below.governance, ...layer.governance },
      manifest: { ...below.manifest, ...layer.manifest },
    }),
    defaultSettings,
  );
}
