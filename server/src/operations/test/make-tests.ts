import { formatMessage, type Translate } from '../../lint/format-message.ts';
import type { Saying } from './saying.ts';
import type { PlannedTest } from './planned-test.ts';
import type { SampleTest } from './test-report.ts';
import { testTexts } from './test-texts.ts';

/** A planned test with its id and its words, before it runs. */
export interface MadeTest {
  readonly planned: PlannedTest;
  readonly test: SampleTest;
}

/** Gives tests their ids, in which a number tells apart those that would have the same. */
export function makeTests(
  planned: readonly PlannedTest[],
  contractName: (test: PlannedTest) => string,
  translate: Translate | undefined,
): readonly MadeTest[] {
  const ids = new Map<string, number>();
  return planned.map((one) => {
    const { head, of } = one;
    const { contract, object, sample } = of;
    const name = head.kind === 'quality' && typeof head.label === 'string' ? `:${head.label}` : '';
    const place = [object.name, head.property, head.kind + name].filter(
      (part) => part !== undefined,
    );
    const base = `${contract.path}#${String(contract.document)}/${place.join('/')}`;
    const before = ids.get(base) ?? 0;
    ids.set(base, before + 1);
    return {
      planned: one,
      test: {
        id: before === 0 ? base : `${base}~${String(before + 1)}`,
        kind: head.kind,
        label: typeof head.label === 'string' ? head.label : say([head.label], translate),
        path: contract.path,
        contract: contractName(one),
        object: object.name,
        property: head.property,
        range: head.range,
        sample: sample?.path,
        model: head.model,
        severity: head.severity,
        sayings: { label: head.label, message: [] },
        ...{ state: 'listed', message: '', evidence: undefined, diff: undefined },
      },
    };
  });
}

/** Sentences, in the language of whoever reads them. */
export function say(sayings: readonly Saying[], translate: Translate | undefined): string {
  return sayings
    .map(({ text, params }) => formatMessage(testTexts[text], params, translate))
    .join(' ');
}
