/** What is asked of whoever makes something new. */
export type NewField =
  | 'kind'
  | 'system'
  | 'domain'
  | 'name'
  | 'policy'
  | 'database'
  | 'team'
  | 'project'
  | 'preset'
  | 'profile';

/** An answer that cannot be used. */
export interface NewProblem {
  readonly field: NewField;
  /** A sentence or two. */
  readonly message: string;
  /** What could be written instead. */
  readonly suggestion?: string;
}
