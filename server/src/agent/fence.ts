import { oneLine } from './one-line.ts';

const BEGIN = '<data source="';
const TAG = /<data source="([^"<>&\n]*)" id="([0-9a-f]{32})">|<\/data ([0-9a-f]{32})>/g;

/** A text as data for a model: between tags that it cannot end, as nobody knows the id beforehand. */
export function fence(title: string, text: string, id: string): string {
  const source = oneLine(title, 200).replaceAll(/["<>&]/g, ' ');
  return `${BEGIN}${source}" id="${id}">\n${brokenUp(text)}\n</data ${id}>`;
}

/**
 * The pieces of a text: at even places what stands between and within tags of fences, at odd ones what makes the tags.
 * `isOurs`: whether an id was given to a fence of ours. A tag with any other id is text as anything else.
 */
export function partsAroundFences(
  text: string,
  isOurs: (id: string) => boolean,
): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: tag, 1: source, 2: opened, 3: closed, index } of text.matchAll(TAG)) {
    if (!isOurs(opened ?? closed ?? '')) continue;
    const before = text.slice(at, index);
    if (source === undefined) parts.push(before, tag);
    else parts.push(before, BEGIN, source, tag.slice(BEGIN.length + source.length));
    at = index + tag.length;
  }
  return [...parts, text.slice(at)];
}

/** Tags in data, back as they were, where the other text holds them itself. */
export function mendTags(text: string, original: string): string {
  return /<\/?data/i.test(original) && !/< \/?data/i.test(original)
    ? text.replaceAll(/< (\/?data)/gi, '<$1')
    : text;
}

function brokenUp(text: string): string {
  return text.replaceAll(/<(?=\/?data)/gi, '< ');
}
