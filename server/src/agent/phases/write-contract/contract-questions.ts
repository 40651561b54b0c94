import type { Question } from '../../question.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import type { AskedProduct } from './asked-product.ts';
import { grainChoices } from './grain.ts';
import type { GuessedSource } from '../guess-sources.ts';
import { columnChoices, type PickedColumn } from './pick-columns.ts';
import type { SourceTable } from './source-tables.ts';
import { saying } from '../../sentence.ts';

/** What is known before anybody is asked. */
export interface Asking {
  readonly product: AskedProduct;
  readonly policies: Policies;
  /** Undefined: the sources were given. */
  readonly guesses: readonly GuessedSource[] | undefined;
  readonly tables: readonly SourceTable[];
  readonly suggested: readonly PickedColumn[];
}

/** What only people know of a contract, that decides most first. */
export function contractQuestions({
  product,
  policies,
  guesses,
  tables,
  suggested,
}: Asking): readonly Question[] {
  const { name: own, object, canvas, existing, isAdded } = product;
  const name = isAdded ? object : own;
  const questions: Question[] = [];
  if (guesses !== undefined) {
    const whole = guesses.flatMap(({ contract }) => contract.content.name ?? []).join(', ');
    const choices = guesses.flatMap(({ contract: { content }, detail }) =>
      content.name === undefined ? [] : [{ value: content.name, detail }],
    );
    questions.push({
      id: 'sources',
      text: saying('Which contracts is {name} made from?', { name }),
      why: saying('Columns, types and service levels follow from them.'),
      choices:
        choices.length > 1
          ? [{ value: whole, detail: saying('All that fit') }, ...choices]
          : choices,
      free: true,
      many: true,
    });
  }
  if (existing === undefined && tables.length > 0)
    questions.push({
      id: 'grain',
      text: saying('What is one row? Name the columns that identify it.'),
      why: saying('It decides the key, and which values are put together.'),
      choices: grainChoices(tables),
      free: true,
    });
  if (tables.length > 0)
    questions.push({
      id: 'columns',
      text:
        existing === undefined
          ? saying('Which columns does {name} show?', { name })
          : saying('Which columns does {name} show in addition?', { name }),
      why: saying(
        'What nobody needs is not promised. Sensitive columns are shown only where they are asked for, and treated.',
      ),
      choices: columnChoices(existing === undefined ? suggested : [], tables, policies),
      free: true,
      many: true,
    });
  if (existing === undefined && !isAdded && canvas?.purpose === undefined)
    questions.push({
      id: 'purpose',
      text: saying('Which decision gets better with {name}?', { name }),
      why: saying('It becomes the purpose of the contract, as no canvas says it.'),
      choices: [],
      free: true,
    });
  return questions;
}
