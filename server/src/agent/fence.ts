import { oneLine } from './one-line.ts';

/** A text as data for a model: between tags that it cannot end, as nobody knows the id beforehand. */
export function fence(title: string, text: string, id: string): string {
  const source = oneLine(title, 200).replaceAll(/["<>&]/g, ' ');
  return `<data source="${source}" id="${id}">\n${brokenUp(text)}\n</data ${id}>`;
}

/** The pieces of a text: what stands between and within tags of fences, and what makes the tags (those at odd places). */
export function partsAroundFences(text: string): readonly string[] {
  return text.split(/(<data source="|" id="[0-9a-f]{32}">|<\/data [0-9a-f]{32}>)/);
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
