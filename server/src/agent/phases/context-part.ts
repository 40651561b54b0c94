import type { ContextPart } from '../phase.ts';
import type { World } from '../world.ts';

/** In UTF-16 units: one part may not push out all others. */
const MAX_PART = 24_000;

/** A piece for the model, of which it is given the beginning where it is too long, which its title says then. */
export function contextPart(title: string, text: string, path?: string): ContextPart {
  const own = { text, ...(path !== undefined && { path }) };
  return text.length <= MAX_PART
    ? { title, ...own }
    : { title: `${title} (its beginning; read the rest with a tool)`, ...own, most: MAX_PART };
}

/** A file as a piece; nothing where there is none. */
export async function filePart(
  title: string,
  path: string | undefined,
  world: World,
): Promise<readonly ContextPart[]> {
  const text = path === undefined ? undefined : await world.read(path);
  return text === undefined || text.trim() === '' ? [] : [contextPart(title, text, path)];
}
