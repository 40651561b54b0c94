import type { Localize } from '../status-text.ts';
import type { ViewNode } from './messages.ts';

/** What is said of a table in one line beside its name. */
export function tableDescription(node: ViewNode, localize: Localize): string {
  const { layer, domain, classification } = node;
  return [kindText(node.kind, localize), layer, domain, classification, ...findings(node, localize)]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** All that is known of a table, a line for each. Plain text: what strangers wrote is in it. */
export function tableTooltip(node: ViewNode, localize: Localize): string {
  const line = (label: string, value: string | undefined): readonly string[] =>
    value === undefined || value === '' ? [] : [localize('{0}: {1}', label, value)];
  const found = findings(node, localize);
  return [
    node.name,
    ...line(localize('Kind'), kindText(node.kind, localize)),
    ...line(localize('Layer'), node.layer),
    ...line(localize('Domain'), node.domain),
    ...line(localize('System'), node.system),
    ...line(localize('Classification'), node.classification),
    ...line(localize('Owner'), node.owner),
    ...line(localize('Freshness'), node.freshness),
    ...line(localize('Contracts'), node.contracts?.join(', ')),
    ...line(localize('Findings'), found.length === 0 ? localize('none') : found.join(', ')),
    ...(node.description === undefined ? [] : ['', node.description]),
  ].join('\n');
}

export function kindText(kind: ViewNode['kind'], localize: Localize): string {
  switch (kind) {
    case 'source':
      return localize('source');
    case 'model':
      return localize('model');
    case 'object':
      return localize('table of a contract');
    case 'exposure':
      return localize('exposure');
    case 'unknown':
      return localize('unknown table');
  }
}

function findings({ errors, warnings }: ViewNode, localize: Localize): readonly string[] {
  const said: string[] = [];
  if (errors > 0)
    said.push(errors === 1 ? localize('1 error') : localize('{0} errors', `${errors}`));
  if (warnings > 0)
    said.push(warnings === 1 ? localize('1 warning') : localize('{0} warnings', `${warnings}`));
  return said;
}
