export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const NAME = String.raw`[A-Za-z_][\w.-]*`;
const TEXT = String.raw`(?:[^<&]|&(?:amp|lt|gt|quot|apos);)`;
const ATTRIBUTE = String.raw`\s+${NAME}="(?:(?!")${TEXT})*"`;
const TAG = new RegExp(`<(/?)(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>`, 'uy');
const PLAIN = new RegExp(`${TEXT}+`, 'uy');
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** The elements of an XML document in order. Throws when it is not well-formed; knows as much of XML as reports use. */
export function elementsOf(xml: string): readonly XmlElement[] {
  // The characters that XML 1.0 has.
  if (/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)) {
    throw new Error('A character that XML does not have');
  }
  if (!xml.startsWith(DECLARATION)) throw new Error('No declaration');
  const elements: XmlElement[] = [];
  const open: string[] = [];
  let at = DECLARATION.length;
  while (at < xml.length) {
    PLAIN.lastIndex = TAG.lastIndex = at;
    const plain = PLAIN.exec(xml);
    const tag = plain === null ? TAG.exec(xml) : null;
    if (plain === null && tag === null)
      throw new Error(`Not well-formed at ${xml.slice(at, at + 80)}`);
    at += (plain ?? tag)![0].length;
    if (tag === null) continue;
    const [, closing, name = '', attributes = '', empty] = tag;
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`Unexpected end of ${name}`);
    } else {
      elements.push({ name, attributes: attributesOf(attributes) });
      if (empty === '') open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`Not ended: ${open.join(', ')}`);
  return elements;
}

function attributesOf(source: string): Record<string, string> {
  const pairs = [...source.matchAll(/([\w.-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
