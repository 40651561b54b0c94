import { DEFAULT_PROFILE } from '../../analysis/default-settings.ts';
import type { Instructions } from '../../agent/runner-host.ts';
import type { PhaseId } from '../../agent/phase.ts';
import { shippedProfiles } from '../../generate/standards/shipped-profiles.ts';
import {
  compileInstructions,
  type CompiledInstructions,
} from '../../model/standards/compile-instructions.ts';
import type { InstructionFile } from '../../model/standards/instruction-file.ts';
import { instructionPath } from '../../model/standards/instruction-path.ts';
import { InstructionSet } from '../../model/standards/instruction-set.ts';
import { readInstructionFile } from '../../model/standards/read-instruction-file.ts';
import { shippedFile } from '../../model/standards/shipped-file.ts';
import { BASE_PROFILE } from '../../model/standards/shipped-names.ts';
import type { OperationContext } from '../operation.ts';
import { chooseAdapter } from '../../generate/dbt/choose-adapter.ts';
import { projectPlace } from '../scaffold/project-place.ts';
import { adapterOfProfile } from '../scaffold/read-profile.ts';
import { workspaceContents, type WorkspaceContents } from '../workspace-contents.ts';

/** The folders that texts for agents lie in, our own first. */
const TOPS = ['.agent-os', 'agent-os'] as const;
/** Texts that are read: who has more of them has no instructions any more. */
const MAX_FILES = 1000;

/** Of the databases that we know best; others have the base alone. */
const byAdapter: Readonly<Record<string, string>> = {
  duckdb: 'dbt-duckdb-postgres',
  postgres: 'dbt-duckdb-postgres',
  snowflake: 'dbt-snowflake',
  databricks: 'spark-databricks',
};

/** The instructions of a phase with where they come from. */
export interface InstructionsRead extends CompiledInstructions {
  /** The one in force, or the one of ours that stands in for it. */
  readonly profile: string;
}

/** The directives, standards and workflow that hold for a phase. `context`: of the workspace folder; `contents`: read now when left out. */
export async function readInstructions(
  phase: PhaseId,
  context: OperationContext,
  contents?: WorkspaceContents,
): Promise<Instructions> {
  const { text, workflow, files } = await readCompiled(phase, context, contents);
  return { text, workflow, files: files.map(({ uri }) => uri) };
}

/** The same with what is left out. Where a workspace has no standards, ours for its database stand in for them. */
export async function readCompiled(
  phase: PhaseId,
  context: OperationContext,
  contents?: WorkspaceContents,
): Promise<InstructionsRead> {
  const files = await filesOf(context);
  const set = new InstructionSet(files, shippedFiles());
  const inForce = context.profile?.('.agent-os/profiles') ?? DEFAULT_PROFILE;
  if (!set.lacksStandards(inForce))
    return { ...compileInstructions(phase, set, inForce), profile: inForce };
  // What the workspace has beside standards goes before ours, and hides none of them.
  const own = new Set(set.chain(inForce).names);
  const flat = files.map((file) =>
    own.has(file.at.profile ?? '') ? { ...file, at: { ...file.at, profile: undefined } } : file,
  );
  const profile = await fittingProfile(contents ?? (await workspaceContents(context)), context);
  const standIn = new InstructionSet(flat, shippedFiles());
  return { ...compileInstructions(phase, standIn, profile), profile };
}

async function filesOf({ files, token }: OperationContext): Promise<readonly InstructionFile[]> {
  const found: InstructionFile[] = [];
  for (const top of TOPS) {
    for (const path of await files.list(top)) {
      const at = instructionPath(path);
      // A folder of the same name further down has its own.
      if (at?.root !== '' || found.length === MAX_FILES) continue;
      if (token.isCancellationRequested) return found;
      const file = await files.lookUp(path);
      if (file?.kind === 'text') found.push(readInstructionFile(path, at, file.text));
    }
  }
  return found;
}

function shippedFiles(): readonly InstructionFile[] {
  return Object.entries(shippedProfiles).flatMap(([profile, texts]) =>
    Object.entries(texts).flatMap(([path, text]) =>
      path.endsWith('.md') ? (shippedFile(profile, path.slice(0, -3), text) ?? []) : [],
    ),
  );
}

/** By the database that the dbt project is run on, else by what contracts name. */
async function fittingProfile(
  { index, contracts }: WorkspaceContents,
  context: OperationContext,
): Promise<string> {
  const place = projectPlace(undefined, index, context.files, contracts);
  const own = 'reason' in place ? undefined : await adapterOfProfile(place, context.files);
  const adapter = own ?? chooseAdapter(contracts);
  return Object.hasOwn(byAdapter, adapter) ? (byAdapter[adapter] ?? BASE_PROFILE) : BASE_PROFILE;
}
