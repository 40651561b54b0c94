import { LineIndex } from '../../../base/line-index.ts';
import type { AssetFile } from '../../../model/governed-file.ts';
import { readAsset } from '../../../model/read-asset.ts';
import { parseYamlOnce } from '../../../syntax/yaml/parse-yaml.ts';
import type { World } from '../../world.ts';
import { pathIn } from '../path-in.ts';

/** An asset file, and where it lies. */
export interface PlacedAsset {
  readonly path: string;
  readonly asset: AssetFile;
}

/** The asset files of the pipelines, by the names of their tables; of two with the same name the first by path. */
export async function readAssets(world: World): Promise<ReadonlyMap<string, PlacedAsset>> {
  const found = new Map<string, PlacedAsset>();
  for (const path of await world.list(pathIn(world.specs, 'pipelines'))) {
    if (!/\/assets\/[^/]+\.ya?ml$/i.test(path)) continue;
    const text = await world.read(path);
    if (text === undefined) continue;
    const asset = readAsset(parseYamlOnce(text), new LineIndex(text));
    if (asset !== undefined && !found.has(asset.name.text))
      found.set(asset.name.text, { path, asset });
  }
  return found;
}
