/** One VS Code window of the test run. */
export interface TestWindow {
  name: string;
  /** Copied to a fresh place for the run, so that suites may edit it; none opens no folder. */
  folder?: string;
  /** File names in test/vscode/suites, without .test.ts. */
  suites: string[];
  /** Those that run when the window was then reloaded. In our own host only: the desktop keeps nothing of test windows. */
  afterReload?: string[];
  /** User settings over the quiet ones of scripts/vscode-host/data-folder.ts. */
  settings?: Record<string, unknown>;
  /** Starts in Restricted Mode, as any folder from the internet does. */
  restricted?: boolean;
  /** With the extension test/vscode/scripted-models, which has language models that suites tell what to say. */
  scriptedModels?: boolean;
  /** Runs the extension from the packaged VSIX instead of from this checkout. */
  installed?: boolean;
}

/** What holds for the extension from this checkout and from its VSIX alike. */
const suites = [
  'smoke',
  'typing',
  'navigation',
  'contract-detection',
  'workspace',
  'commands',
  'governance',
  'standards',
  'export',
  'lineage',
  'sample',
  'scaffold',
  'walkthrough',
  'sample-tests',
  'crashes',
];

/** The Explorer complains of a folder that it shows unfolded when a suite deletes it. */
const settings = { 'explorer.autoReveal': false };

/** Nothing in a picture but what it is about. */
const plain = {
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
};

/** Each window costs some seconds to open, so suites share one unless they need another kind. */
export const windows: TestWindow[] = [
  { name: 'source', folder: 'examples/churn', suites, settings },
  {
    name: 'restricted',
    folder: 'examples/churn',
    restricted: true,
    suites: ['restricted', 'restricted-linting', 'new-files-restricted'],
  },
  { name: 'no folder', suites: ['activation', 'new-files-no-folder'] },
  {
    name: 'reload',
    folder: 'examples/churn',
    suites: ['lineage-before-reload'],
    afterReload: ['lineage-after-reload'],
    settings,
  },
  { name: 'pictures', folder: 'examples/churn', suites: ['pictures'], settings: plain },
  {
    name: 'lineage pictures',
    folder: 'examples/churn',
    suites: ['lineage-pictures'],
    settings: plain,
  },
  // An empty folder, which the suite fills.
  { name: 'mesh pictures', folder: 'mesh', suites: ['mesh-pictures'], settings: plain },
  // An empty folder, in which a workspace begins.
  { name: 'new files', folder: 'empty', suites: ['new-files'], settings: plain },
  { name: 'review', folder: 'examples/churn', suites: ['review'], settings },
  {
    name: 'review reload',
    folder: 'examples/churn',
    suites: ['review-before-reload'],
    afterReload: ['review-after-reload'],
    settings,
  },
  // An empty folder, in which a table gets its contract, its model, its rows and a test that passes.
  { name: 'story', folder: 'empty', suites: ['story'], settings },
  {
    name: 'phases',
    folder: 'examples/churn',
    scriptedModels: true,
    suites: ['phases', 'phases-editor', 'chat'],
    settings: {
      ...settings,
      ...plain,
      'chat.disableAIFeatures': false,
      'dataengos.agent.provider': 'editor',
    },
  },
  { name: 'phases story', folder: 'examples/churn', suites: ['phases-story'], settings },
  {
    name: 'phases story model',
    folder: 'examples/churn',
    suites: ['phases-story-model'],
    settings: { ...settings, ...plain, 'breadcrumbs.enabled': false },
  },
  { name: 'installed', folder: 'examples/churn', installed: true, suites, settings },
];
