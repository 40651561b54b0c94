/**
 * Verbs that the language server loads when somebody first asks for them. They ship in the bundle of the command line
 * alone: the server takes them from there, by `await import('../../operations/on-demand.ts')`. Nothing here may be
 * imported in another way, and nothing may be loaded before it is asked for
 * (docs/decisions/0014-verbs-on-demand.md).
 */
export const onDemand = {
  test: () => import('./test.ts'),
  init: () => import('./init.ts'),
  new: () => import('./new.ts'),
  checkAnswer: () => import('./new/check-answer.ts'),
  explain: () => import('./explain.ts'),
  lint: () => import('./lint.ts'),
  sample: () => import('./sample.ts'),
  export: () => import('./export.ts'),
  scaffold: () => import('./scaffold.ts'),
  instructionsPage: () => import('./run/instructions-page.ts'),
  workspaceContents: () => import('./workspace-contents.ts'),
  keptManifest: () => import('./kept-manifest.ts'),
  runPhase: () => import('./run-phase.ts'),
  listPhases: () => import('./run/list-phases.ts'),
  judgeFiles: () => import('./run/judge-files.ts'),
  proposeText: () => import('./run/propose-text.ts'),
  transcript: () => import('../agent/transcript.ts'),
};
