import type { OperationContext } from '../../operation.ts';
import { dbtProjectFiles, type DbtProjectFiles } from '../../test/dbt/dbt-project-files.ts';
import { workspaceContents, type WorkspaceContents } from '../../workspace-contents.ts';
import { readModels, type ReadModel } from './model-graph.ts';

/** A workspace as checks see it, with a draft or without: what several of them ask is read once, when it is first asked. */
export interface WorkspaceView {
  readonly context: OperationContext;
  /** Without dbt and the like in the index. */
  contents(): Promise<WorkspaceContents>;
  /** Those of the folder. */
  projects(): Promise<readonly DbtProjectFiles[]>;
  models(): Promise<readonly ReadModel[]>;
}

/** `context`: of one workspace folder. */
export function workspaceView(context: OperationContext): WorkspaceView {
  const projects = once(() => dbtProjectFiles(['.'], context));
  return {
    context,
    contents: once(() => workspaceContents(context, { governed: false })),
    projects,
    models: once(async () => readModels(await projects(), context)),
  };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => (value ??= read());
}
