import type { GeneratedFile } from '../generate/generated-file.ts';
import { domainFiles } from '../generate/starter/domain-files.ts';
import { policyPath, type StarterPolicy } from '../generate/starter/policy-kind.ts';
import { policyText } from '../generate/starter/policy-text.ts';
import { knownWorkspace } from './new/known-workspace.ts';
import { productFiles, sourceFiles } from './new/new-contract.ts';
import {
  checkAnswers,
  isKind,
  isPolicyKind,
  samplePath,
  type NewAnswers,
} from './new/new-request.ts';
import { proposeNewFiles, refused, type NewProposal } from './new/propose-new-files.ts';
import { standardsFiles } from './new/standards-files.ts';
import { specsPlace } from './new/specs-folder.ts';
import { databasesOf } from './new/starter-server.ts';
import { teamOf } from '../generate/starter/starter-tags.ts';
import { defineOperation, type OperationContext } from './operation.ts';
import type { Policies } from '../model/governance/policies.ts';

export default defineOperation({
  name: 'new',
  title: 'New contract, product, domain, policy or standards',
  doc: 'Proposes new files below "specs": a source contract, a data product with its canvas, the pipeline of a domain, or a policy; or the standards of a profile below ".agent-os". Names are held against the naming policy. Files that are there already are never changed.',
  writes: true,
  input: {
    kind: { type: 'string', doc: 'One of source, product, domain, policy and standards.' },
    system: { type: 'string', doc: 'Of a source contract: the system that delivers the data.' },
    domain: {
      type: 'string',
      doc: 'Of a product: the part of the business that owns it. Of a source contract: the one that owns the system. Of a policy: the only one that it holds for.',
    },
    name: { type: 'string', doc: 'Of a contract, product or domain.' },
    policy: {
      type: 'string',
      doc: 'One of naming, classification, tagging, tiering, macro-library and service-levels.',
    },
    profile: {
      type: 'string',
      doc: 'Of standards: default, dbt-duckdb-postgres, dbt-snowflake or spark-databricks.',
    },
    database: { type: 'string', doc: 'Type of the server of a contract, such as snowflake.' },
    descriptor: { type: 'boolean', doc: 'Of a product: with a descriptor in ODPS, too.' },
    policies: { type: 'boolean', doc: 'Of a domain: with naming and tagging of its own, too.' },
    team: { type: 'string', doc: 'Team that answers for it; the first of the tagging policy.' },
    folder: { type: 'string', doc: 'The workspace.' },
    within: { type: 'string', doc: 'Where in the workspace; tells several "specs" apart.' },
  },
  async run({ folder = '.', within = folder, ...answers }, context): Promise<NewProposal> {
    const known = await knownWorkspace(context, folder);
    const place = specsPlace(context.files, { folder, within, known: known.paths });
    const policiesAt = (path: string): Policies =>
      known.index.policies(place.at(path), answers.domain);
    const { translate, engine } = context;
    const { today } = engine;
    const databases = databasesOf(engine.spec);
    const { naming } = policiesAt(samplePath(answers));
    const problems = checkAnswers(answers, { naming, databases, today, translate });
    if (problems.length > 0) return refused(problems);
    const held = new Set(known.policies.values());
    const at = (path: string): string => place.at(path);
    const files =
      answers.kind === 'standards'
        ? await standardsFiles(answers.profile ?? '', at, context.files)
        : filesOf(answers, { policiesAt, held, context });
    // What the team has of a profile is the team's.
    const keep = answers.kind === 'standards';
    return proposeNewFiles({ files, at, keep }, context.files, translate);
  },
});

export interface Around {
  /** Paths from the folder around `specs` on. */
  policiesAt(path: string): Policies;
  /** Kinds of which some policy is there. */
  readonly held: ReadonlySet<StarterPolicy>;
  readonly context: OperationContext;
}

function filesOf(answers: NewAnswers, around: Around): readonly GeneratedFile[] {
  const { kind, name = '', policy, domain } = answers;
  if (!isKind(kind)) return [];
  const policies = around.policiesAt(samplePath(answers));
  const { spec } = around.context.engine;
  const team = teamOf(answers.team, policies.tagging);
  switch (kind) {
    case 'source':
      return sourceFiles(answers, { policies, spec, team });
    case 'product':
      return productFiles(answers, { policies, spec, team });
    case 'domain': {
      const own = answers.policies === true ? (['naming', 'tagging'] as const) : [];
      return [
        ...domainFiles(name).map((file) => ({ ...file, path: `specs/${file.path}` })),
        ...own.map((one) => policyFile(one, name, team, around)),
      ];
    }
    case 'policy':
      return isPolicyKind(policy) ? [policyFile(policy, domain, team, around)] : [];
    case 'standards':
      return [];
  }
}

function policyFile(
  kind: StarterPolicy,
  domain: string | undefined,
  team: string,
  { held }: Around,
): GeneratedFile {
  const refines = domain !== undefined && held.has(kind);
  return {
    path: `specs/${policyPath(kind, domain)}`,
    text: policyText(kind, { team, refines }),
    merge: 'once',
    reason: refines ? 'Says what is different in the domain.' : 'Holds for the whole workspace.',
  };
}
