import type { Range } from '../../base/range.ts';
import type { ChangeText } from './change-texts.ts';

/** Something that a contract says in another way than before. */
export interface ContractChange {
  readonly kind: ChangeKind;
  /** What it is about: `fct_churn.churn_date`; empty of the contract as a whole. */
  readonly element: string;
  /** English template with `{placeholders}`, for translations; `label` is the same, filled in. */
  readonly template: ChangeText;
  readonly params: Readonly<Record<string, string>>;
  readonly label: string;
  /** Whoever reads the data by the contract may fail, or read it wrongly. */
  readonly breaking: boolean;
  /** In the text after; of what was removed, what it was removed from. */
  readonly at: Range;
}

export type ChangeKind =
  | 'object-added'
  | 'object-removed'
  | 'property-added'
  | 'property-removed'
  | 'type-changed'
  | 'constraint-tightened'
  | 'constraint-loosened'
  | 'quality-added'
  | 'quality-removed'
  | 'quality-loosened'
  | 'quality-tightened'
  | 'classification-changed'
  | 'relationship-changed'
  | 'service-level-changed'
  | 'owner-changed'
  | 'version-changed'
  | 'text-changed';

/** Collects changes; `about` is what those are about that are added next. */
export class ChangeList {
  readonly changes: ContractChange[] = [];

  add(
    kind: ChangeKind,
    about: { readonly element: string; readonly at: Range },
    template: ChangeText,
    params: Readonly<Record<string, string>> = {},
    breaking = false,
  ): void {
    const label = template.replaceAll(/\{(\w+)\}/g, (all, name: string) => params[name] ?? all);
    this.changes.push({ kind, ...about, template, params, label, breaking });
  }
}
