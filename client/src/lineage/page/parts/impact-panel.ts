import type { ViewColumn } from '../../messages.ts';
import { button, html } from '../draw/elements.ts';
import { partiesOf, type Impact, type Reached } from '../graph/impact.ts';
import { fill, type Texts } from '../texts.ts';

export interface ImpactShown {
  readonly name: string;
  readonly column: string | null;
  readonly columns: readonly ViewColumn[];
  readonly impact: Impact;
}

export interface ImpactActs {
  close(): void;
  copy(text: string): void;
  column(column: string | null): void;
  go(node: string): void;
}

/** What a change reaches, as a list beside the picture. */
export function drawImpact(shown: ImpactShown, texts: Texts, acts: ImpactActs): HTMLElement[] {
  const head = html('div', { class: 'panel-head' });
  head.append(
    html('h2', {}, fill(texts.impactOf, { name: shown.name })),
    button('×', texts.close, () => acts.close()),
  );
  const parts: HTMLElement[] = [head, columnChoice(shown, texts, acts)];
  const { reached, wanted } = shown.impact;
  if (wanted.length > 0)
    parts.push(
      html(
        'p',
        { class: 'reading', role: 'status' },
        fill(texts.impactReading, { count: wanted.length }),
      ),
    );
  if (reached.length === 0) {
    if (wanted.length === 0) parts.push(html('p', { class: 'next' }, texts.impactNothing));
    return parts;
  }
  parts.push(html('p', { class: 'sum', role: 'status' }, sumText(reached, texts)));
  const copy = button(texts.copy, texts.copy, () => acts.copy(impactText(shown, texts)));
  copy.classList.add('wide');
  parts.push(copy, list(reached, texts, acts));
  return parts;
}

function columnChoice(
  { columns, column }: ImpactShown,
  texts: Texts,
  acts: ImpactActs,
): HTMLElement {
  const label = html('label', { class: 'colouring' }, texts.impactColumn);
  const choice = html('select');
  choice.append(html('option', { value: '' }, texts.wholeTable));
  for (const { name } of columns) choice.append(html('option', { value: name }, name));
  choice.value = column ?? '';
  choice.addEventListener('change', () => acts.column(choice.value === '' ? null : choice.value));
  label.append(choice);
  return label;
}

function list(reached: readonly Reached[], texts: Texts, acts: ImpactActs): HTMLElement {
  const element = html('ol', { class: 'reached' });
  let steps = 0;
  for (const { node, steps: away, columns } of reached) {
    if (away !== steps) {
      steps = away;
      element.append(html('li', { class: 'away' }, awayText(away, texts)));
    }
    const item = html('li');
    const go = html('button', { type: 'button', class: 'link' }, node.name);
    go.addEventListener('click', () => acts.go(node.id));
    item.append(go);
    const facts = [columns.join(', '), node.contracts?.join(', '), node.owner ?? texts.noOwner];
    item.append(html('span', { class: 'facts' }, facts.filter(Boolean).join(' · ')));
    element.append(item);
  }
  return element;
}

const awayText = (steps: number, texts: Texts): string =>
  steps === 1 ? texts.oneStepAway : fill(texts.stepsAway, { count: steps });

function sumText(reached: readonly Reached[], texts: Texts): string {
  const { contracts, owners } = partiesOf(reached);
  return fill(texts.impactCount, {
    tables: reached.length,
    contracts: contracts.length,
    owners: owners.length,
  });
}

/** For a message to the owners: plain lines. */
function impactText({ name, column, impact }: ImpactShown, texts: Texts): string {
  const { contracts, owners } = partiesOf(impact.reached);
  const subject = column === null ? name : `${name}.${column}`;
  const lines = [
    `${fill(texts.impactOf, { name: subject })}: ${sumText(impact.reached, texts)}`,
    '',
    ...impact.reached.map(({ node, steps, columns }) => {
      const what = columns.length > 0 ? `${node.name} (${columns.join(', ')})` : node.name;
      return `- ${what}: ${awayText(steps, texts)}, ${node.owner ?? texts.noOwner}`;
    }),
  ];
  if (contracts.length > 0) lines.push('', `${texts.contracts}: ${contracts.join(', ')}`);
  if (owners.length > 0) lines.push(`${texts.owner}: ${owners.join(', ')}`);
  return `${lines.join('\n')}\n`;
}
