import { isHarmlessDeclaration } from './declarations.ts';

/**
 * The rules of a style sheet that hold for the picture with this id, with harmless declarations only. The browser
 * reads them, so that tricks with escapes and comments are over; imports are never followed in such a sheet.
 */
export function sanitiseStyleSheet(css: string, id: string): string {
  const sheet = new CSSStyleSheet();
  try {
    sheet.replaceSync(css.replace(/@import[^;]*;?/gi, ''));
  } catch {
    return '';
  }
  return [...sheet.cssRules]
    .map((rule) => keptRule(rule, id))
    .filter((rule) => rule !== '')
    .join('\n');
}

function keptRule(rule: CSSRule, id: string): string {
  if (rule instanceof CSSKeyframesRule) {
    const frames = [...rule.cssRules].filter((frame) => frame instanceof CSSKeyframeRule);
    const kept = frames.map(({ keyText, style }) => `${keyText} { ${keptDeclarations(style)} }`);
    return /^[\w-]+$/.test(rule.name) ? `@keyframes ${rule.name} { ${kept.join(' ')} }` : '';
  }
  if (!(rule instanceof CSSStyleRule)) return '';
  const { selectorText, style } = rule;
  if (!staysInside(selectorText, id)) return '';
  const kept = keptDeclarations(style);
  return kept === '' ? '' : `${selectorText} { ${kept} }`;
}

/** Each part of the selector begins with the picture, and none looks out of it or to its neighbours. */
function staysInside(selector: string, id: string): boolean {
  const plain = selector.replace(/:not\([^()&,]*\)/g, '');
  if (/[\\&@|()]|:host|:root|::/.test(plain)) return false;
  const start = `#${id}`;
  return plain.split(',').every((part) => {
    const rest = part.trim();
    return rest.startsWith(start) && /^(?:$|[\s>.:[])(?!\s*[+~])/.test(rest.slice(start.length));
  });
}

/** Of the `style` of a rule or of an element. */
export function keptDeclarations(style: CSSStyleDeclaration): string {
  const kept: string[] = [];
  for (const property of style) {
    const value = style.getPropertyValue(property);
    if (value === '' || !isHarmlessDeclaration(property, value)) continue;
    const priority = style.getPropertyPriority(property);
    kept.push(`${property}: ${value}${priority === '' ? '' : ` !${priority}`};`);
  }
  return kept.join(' ');
}
