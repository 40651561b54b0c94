import type { Canvas, ProductPromises } from './canvas.ts';
import type { ClassificationPolicy } from './classification-policy.ts';
import type { MacroLibrary } from './macro-library.ts';
import type { NamingPolicy } from './naming-policy.ts';
import type { TaggingPolicy } from './tagging-policy.ts';
import type { TieringPolicy } from './tiering-policy.ts';

/** What holds for one file when all policies that reach it are put together. */
export interface Policies {
  readonly naming: NamingPolicy | undefined;
  readonly classification: ClassificationPolicy | undefined;
  readonly tagging: TaggingPolicy | undefined;
  readonly tiering: TieringPolicy | undefined;
  readonly macros: MacroLibrary | undefined;
  readonly canvases: readonly Canvas[];
  readonly promises: readonly ProductPromises[];
}
