import { PRESETS, type Preset } from '../../lint/config.ts';
import type { Severity } from '../../lint/rule.ts';
import { isFolderName } from '../../analysis/settings.ts';
import type { PartialSettings } from './protocol.ts';

const SEVERITIES = new Set(['error', 'warning', 'info', 'hint', 'off']);

/** Settings as an editor sends them. What has a wrong type is passed over: the editor marks it, the default holds. */
export function readEditorSettings(given: unknown): PartialSettings {
  const lint = record(record(given).lint);
  const files = record(record(given).files);
  const workspace = record(record(given).workspace);
  const { profile } = record(record(given).governance);
  const { keepCurrent } = record(record(given).manifest);
  const { maxSize } = files;
  const { diagnostics } = workspace;
  return {
    lint: {
      ...(isPreset(lint.preset) ? { preset: lint.preset } : {}),
      rules: severities(lint.rules),
    },
    files: {
      ...globs('include', files.include),
      ...globs('exclude', files.exclude),
      ...(typeof maxSize === 'number' && maxSize > 0 ? { maxSize } : {}),
    },
    workspace: typeof diagnostics === 'boolean' ? { diagnostics } : {},
    governance: typeof profile === 'string' && isFolderName(profile) ? { profile } : {},
    manifest: typeof keepCurrent === 'boolean' ? { keepCurrent } : {},
  };
}

function isPreset(value: unknown): value is Preset {
  return PRESETS.some((preset) => preset === value);
}

function severities(given: unknown): Record<string, Severity | 'off'> {
  const valid = Object.entries(record(given)).filter(
    (entry): entry is [string, Severity | 'off'] =>
      typeof entry[1] === 'string' && SEVERITIES.has(entry[1]),
  );
  return Object.fromEntries(valid);
}

function globs(
  name: 'include' | 'exclude',
  given: unknown,
): Partial<Record<typeof name, string[]>> {
  if (!Array.isArray(given)) return {};
  return { [name]: given.filter((glob): glob is string => typeof glob === 'string') };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}
