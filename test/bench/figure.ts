import type { Noise } from './noise.ts';
import type { Summary } from './summary.ts';

export type FigureName =
  | 'cold start'
  | 'edit'
  | 'edit cpu'
  | 'completion'
  | 'hover'
  | 'memory'
  | 'memory peak'
  | 'hard text'
  | 'workspace'
  | 'workspace peak'
  | 'workspace edit'
  | 'workspace completion'
  | 'workspace hover'
  | 'policy, some contracts'
  | 'policy, all contracts'
  | 'policy edit'
  | 'policy completion'
  | 'lineage, first graph'
  | 'lineage edit, panel closed'
  | 'lineage edit, panel open'
  | 'lineage, graph again'
  | 'scaffold'
  | 'scaffold again'
  | 'references'
  | 'rename preparation'
  | 'workspace symbols'
  | 'code lenses';

/** What was measured of one server. */
export interface Figure extends Summary {
  readonly figure: FigureName;
  readonly server: 'ours' | 'theirs';
  readonly unit: 'ms' | 's' | 'MiB';
  /** Lines of the document, or of each contract. */
  readonly lines: number;
  readonly contracts?: number;
  /** Of that many texts the one that took longest. */
  readonly texts?: number;
  /** Waits that ended without what they were for. They are in none of the other numbers. */
  readonly timeouts: number;
  /** Publishes that came before the right ones. */
  readonly refused?: number;
  readonly noise?: Noise;
}
