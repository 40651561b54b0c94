import { holdsTopology } from '../analysis/governed-paths.ts';
import type { SourceFile } from '../analysis/source-file.ts';
import { LineIndex } from '../base/line-index.ts';
import type { TopologyFile } from '../model/governed-file.ts';
import { readTopology } from '../model/read-topology.ts';

/** Flowcharts are looked at without policies, too. */
export function flowchartsIn({ uri, text }: SourceFile): TopologyFile | undefined {
  return holdsTopology(uri, text) ? readTopology(text, new LineIndex(text), uri) : undefined;
}
