import type { LanguageModel } from '../../agent/language-model.ts';
import type { Answers, Question } from '../../agent/question.ts';
import type { RunEvent } from '../../agent/run-event.ts';
import type { RunState } from '../../agent/run-state.ts';
import type { Caps, Sending } from '../../agent/runner-host.ts';
import type { Tool } from '../../agent/tool.ts';
import type { CancellationToken } from '../../base/cancellation.ts';

/** What phases need of a host beside files: people, models, a memory, and what is outside of the workspace. */
export interface AgentHost {
  /** Makes the connection with the first request only. Undefined: no model is wanted. */
  readonly model: LanguageModel | undefined;
  readonly store: RunStore;
  readonly caps: Caps;
  /** Undefined where there is no git, or the workspace is not trusted. */
  readonly history: GitHistory | undefined;
  readonly databases: Databases;
  /** The tools of the MCP servers that the user configured and approved; started when first asked for. */
  mcpTools(token: CancellationToken): Promise<readonly Tool[]>;
  consent(sending: Sending): Promise<boolean>;
  ask(questions: readonly Question[]): Promise<Answers | undefined>;
  report(event: RunEvent): void;
  now(): number;
  newId(): string;
  /** Of whoever decides: for the journal. */
  readonly user: string;
}

/** Where runs are kept: outside of the workspace. Rejects with a sentence where the disk does not take them. */
export interface RunStore {
  save(state: RunState): Promise<void>;
  /** Undefined: there is none, or what is there cannot be read. */
  load(id: string): Promise<RunState | undefined>;
  /** Newest first; those that cannot be read are left out. */
  list(): Promise<readonly RunState[]>;
  remove(id: string): Promise<void>;
}

/** Reads what git says of why something is as it is. Hosts start git with all that could run programs turned off. */
export interface GitHistory {
  /**
   * Commits that changed a file, newest first; those of one line where it is given (from 1). `path`: as the host names it.
   * Subjects and bodies are texts of strangers.
   */
  log(
    path: string,
    options: { readonly line?: number; readonly limit: number },
  ): Promise<readonly Commit[]>;
  /** The text of a file at a ref; null where there was none. Rejects with a sentence where there is no such ref. */
  show(path: string, ref: string): Promise<string | null>;
  /** Files below the folder that differ from the ref, as the host names them. */
  changed(folder: string, ref: string): Promise<readonly string[]>;
}

export interface Commit {
  /** 12 characters. */
  readonly hash: string;
  /** ISO 8601. */
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  readonly body: string;
}

/** Databases that the user configured, never the workspace. Read-only, and limited in time. */
export interface Databases {
  readonly connections: readonly { readonly name: string; readonly type: string }[];
  /** What the database itself says of its tables. Rejects with a sentence. */
  inspect(request: InspectRequest, token: CancellationToken): Promise<Inspected>;
}

export interface InspectRequest {
  readonly connection: string;
  /** All that the connection allows when left out. */
  readonly schema?: string;
  /** Names only when left out. */
  readonly table?: string;
}

export interface Inspected {
  readonly tables: readonly InspectedTable[];
  /** There are more. */
  readonly isCut: boolean;
}

export interface InspectedTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  /** A text of strangers. */
  readonly comment?: string;
  /** Empty where only names were asked for. */
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly nullable: boolean;
    readonly comment?: string;
  }[];
  readonly primaryKey: readonly string[];
}
