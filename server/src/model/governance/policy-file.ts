import type { Canvas, ProductPromises } from './canvas.ts';
import type { ClassificationPolicy } from './classification-policy.ts';
import type { MacroLibrary } from './macro-library.ts';
import type { NamingPolicy } from './naming-policy.ts';
import type { Stated } from './origin.ts';
import type { TaggingPolicy } from './tagging-policy.ts';
import type { TieringPolicy } from './tiering-policy.ts';

/** What one file of policies says. */
export type PolicyFile = { readonly uri: string } & (
  | {
      readonly kind: 'naming';
      readonly policy: NamingPolicy;
      readonly base: Stated<string> | undefined;
    }
  | {
      readonly kind: 'classification';
      readonly policy: ClassificationPolicy;
      /** Path of the policy that it refines, as written: `extends`. */
      readonly base: Stated<string> | undefined;
    }
  | {
      readonly kind: 'tagging';
      readonly policy: TaggingPolicy;
      readonly base: Stated<string> | undefined;
    }
  | { readonly kind: 'service-levels'; readonly policy: readonly ProductPromises[] }
  | { readonly kind: 'tiering'; readonly policy: TieringPolicy }
  | { readonly kind: 'macro-library'; readonly policy: MacroLibrary }
  | { readonly kind: 'canvas'; readonly policy: Canvas }
);

export type PolicyKind = PolicyFile['kind'];
