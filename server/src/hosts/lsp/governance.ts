import { URI } from 'vscode-uri';
import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { relativePath } from '../../base/relative-path.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import { effectivePolicy, policyName } from '../../ide/governance/effective-policy.ts';
import { effectivePolicyMarkdown } from '../../ide/governance/effective-policy-markdown.ts';
import type { WorkspaceFinding } from '../../lint/rule.ts';
import { buildReport, reportedRules } from '../../operations/governance/build-report.ts';
import { reportMarkdown } from '../../operations/governance/report-markdown.ts';
import type { FeatureContext } from './feature-context.ts';
import { documentUri } from './from-lsp.ts';
import {
  EFFECTIVE_POLICY,
  GOVERNANCE_REPORT,
  STATUS_CHANGED,
  type PolicyPage,
  type PolicyPageParams,
} from './protocol.ts';
import { isInside } from './settings-store.ts';

export interface GovernanceSources {
  readonly symbols: SymbolIndex;
  readonly folders: () => readonly string[];
  /** What the rules on the workspace say of a file. */
  readonly findings: (uri: string) => readonly WorkspaceFinding[];
}

/** Answers what policies ask of a file, and tells when that may be something else. */
export function registerGovernance(context: FeatureContext, sources: GovernanceSources): void {
  let told = true;
  sources.symbols.governed.listen(() => {
    if (!told) return;
    told = false;
    // Once for all policies that changed together.
    setImmediate(() => {
      told = true;
      void context.connection.sendNotification(STATUS_CHANGED);
    });
  });
  context.connection.onRequest(EFFECTIVE_POLICY, (params: PolicyPageParams) =>
    context.guard.run('effectivePolicy', null, () =>
      policyPage(context, sources, documentUri(params)),
    ),
  );
  context.connection.onRequest(GOVERNANCE_REPORT, () =>
    context.guard.run('governanceReport', null, () => report(context, sources)),
  );
}

function report(
  { host, translate }: FeatureContext,
  { symbols, folders, findings }: GovernanceSources,
): string {
  const { spec, today, rules } = host.snapshot().engine;
  const wanted = reportedRules(rules);
  const uris = new Set<string>();
  for (const [uri] of symbols.all()) uris.add(uri);
  for (const [uri] of symbols.governed.files()) uris.add(uri);
  const files = Array.from(uris, (uri) => ({
    uri,
    findings: findings(uri).filter(({ code }) => wanted.has(code)),
  }));
  const built = buildReport({ index: symbols, spec, files, today, notChecked: [] });
  return reportMarkdown(built, {
    translate,
    show: (place) => pathIn(folders(), place),
    address: (place) => place,
  });
}

function policyPage(
  { translate }: FeatureContext,
  { symbols, folders }: GovernanceSources,
  uri: string,
): PolicyPage {
  const domain = symbols.records(uri)?.[0]?.governed?.domain?.text;
  const files = symbols.governed.policies.inForce(uri, domain);
  const policy = effectivePolicy({ files, policies: symbols.policies(uri, domain) });
  const markdown = effectivePolicyMarkdown(uri, policy, {
    translate,
    show: (place) => pathIn(folders(), place),
    address: (place) => place,
  });
  // Nearest first: it is what people look for.
  const names = new Set(policy.files.map(policyName).reverse());
  return { markdown, names: [...names] };
}

/** A file or folder by its path in the workspace folder that holds it, as people write it. */
function pathIn(folders: readonly string[], place: string): string {
  const folder = folders.find((one) => place === one || isInside(place, one));
  if (folder === undefined) return decode(place);
  if (place === folder) return decode(place.slice(place.lastIndexOf('/') + 1));
  return decode(relativePath(`${folder}/`, place));
}

function decode(place: string): string {
  return place.includes(':') ? URI.parse(place).fsPath : decodeUriPart(place);
}
