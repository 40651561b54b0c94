import type { Inspected } from '../../../operations/run/agent-host.ts';
import type { ModelTemplate, RenderedModel } from '../../../operations/model-template.ts';
import type {
  LoadedTable,
  SqlColumn,
  SqlErrorKind,
  SqlResult,
} from '../../../operations/sql-engine.ts';
import type { FileInspection } from './inspect-file.ts';

/** What the host asks of the process of the engine: one at a time. */
export type EngineRequest = { readonly id: number } & EngineCall;

export type EngineCall =
  | { readonly kind: 'load'; readonly table: LoadedTable }
  | {
      readonly kind: 'parquet';
      readonly name: string;
      /** Both absolute. */
      readonly path: string;
      readonly folder: string;
    }
  | { readonly kind: 'seal' }
  | { readonly kind: 'render'; readonly model: ModelTemplate }
  /** A file that the user configured: the one thing that is opened beside the database in memory. */
  | ({ readonly kind: 'inspect' } & FileInspection)
  | { readonly kind: 'execute'; readonly sql: string; readonly timeout: number }
  | {
      readonly kind: 'define';
      readonly table: string;
      readonly sql: string;
      readonly timeout: number;
    }
  | {
      readonly kind: 'query';
      readonly sql: string;
      readonly maxRows: number;
      readonly timeout: number;
    };

export type EngineAnswer =
  | {
      readonly id: number;
      readonly result?: SqlResult;
      readonly columns?: readonly SqlColumn[];
      readonly rendered?: RenderedModel;
      readonly inspected?: Inspected;
    }
  | {
      readonly id: number;
      readonly error: { readonly kind: SqlErrorKind; readonly message: string };
    };

/** The first thing that the process says: it is ready, or why it cannot be. */
export type EngineHello =
  { readonly ready: true } | { readonly ready: false; readonly reason: string };
