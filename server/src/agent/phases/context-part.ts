import type { ContextPart } from '../phase.ts';
import type { World } from '../world.ts';

/** In UTF-16 units: one part may not push out all others. */
const MAX_PART = 24_000;

/** A piece for the model, cut at the end of a line where it is too long, which its title says then. */
export function contextPart(title: string, text: string, path?: string): ContextPart {
  const own = { ...(path !== undefined && { path }) };
  if (text.length <= MAX_PART) return { title, text, ...own };
  const cut = text.lastIndexOf('\n', MAX_PART);
  return {
    title: `${title} (its beginning; read the rest with a tool)`,
    text: text.slice(0, cut > 0 ? cut : MAX_PART),
    ...own,
  };
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
