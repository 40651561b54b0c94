import type { Range } from '../base/range.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';

/** What "expand selection" goes through from the offset on: innermost first, each inside the next. Never empty. */
export function selectionRangesAt(file: YamlFile, offset: number): readonly Range[] {
  return [{ start: Math.min(offset, 0), end: file.text.length }];
}
