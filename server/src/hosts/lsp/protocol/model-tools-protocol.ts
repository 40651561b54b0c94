/** Request: the findings of a file of the workspace, for a language model. */
export const LINT_FILE = 'dataengos/lintFile';

export interface LintFileParams {
  /** Relative to a workspace folder. */
  readonly path: string;
}

export interface LintedFile {
  /** As `12: message [code]`, worst first. */
  readonly findings: readonly string[];
  /** Why nothing is known, in sentences for a model. */
  readonly failed?: string;
}

/** Request: what a rule asks for, as Markdown; a sentence for a model where there is no such rule. */
export const EXPLAIN_RULE = 'dataengos/explainRule';

export interface ExplainRuleParams {
  readonly rule: string;
}

/**
 * Request: a text that an agent of the editor wants a file to have, judged as the draft of a run. Answered with
 * `RunPhaseResult`; nothing is written. Refused in a workspace that is not trusted.
 */
export const PROPOSE_CHANGE = 'dataengos/proposeChange';

export interface ProposeChangeParams {
  /** Relative to a workspace folder. */
  readonly path: string;
  readonly text: string;
  /** What the agent says of it. */
  readonly summary: string;
}
