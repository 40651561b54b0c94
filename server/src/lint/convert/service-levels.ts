import { objectOf, type Leftover, type Migrated } from './migration-parts.ts';
import { pair, scalar, type OutPair } from './out-tree.ts';

/**
 * A promise needs a value: the first plain one that it has, else its own words. The time that freshness and
 * retention are measured by is the element that they are about.
 */
export function finishServiceLevel(migrated: Migrated, objects: ReadonlySet<string>): Migrated {
  const { pairs, leftovers } = withElement(migrated, objects);
  const scheduled = withScheduler(pairs);
  if (scheduled.some(({ key }) => key === 'value')) return { pairs: scheduled, leftovers };
  const plain = leftovers.filter(isPlain);
  const best = plain.find(({ name }) => /time|interval|period/i.test(name)) ?? plain[0];
  const description = scheduled.find(({ key }) => key === 'description')?.value;
  const value = best?.value ?? description ?? scalar('true');
  const { above, behind } = best ?? {};
  const [name, ...rest] = scheduled;
  return {
    pairs: [
      ...(name === undefined ? [] : [name]),
      pair('value', value, { ...(above !== undefined && { above }), behind }),
      ...rest,
    ],
    leftovers: leftovers.filter((one) => one !== best),
  };
}

/** The retired formats know cron expressions only. */
export function withScheduler(pairs: readonly OutPair[]): readonly OutPair[] {
  const has = (key: string): boolean => pairs.some((one) => one.key === key);
  return has('schedule') && !has('scheduler')
    ? [...pairs, pair('scheduler', scalar('cron'))]
    : pairs;
}

function withElement({ pairs, leftovers }: Migrated, objects: ReadonlySet<string>): Migrated {
  const field = leftovers.find(({ name }) => name === 'timestampField');
  if (field === undefined || !objects.has(objectOf(field.value) ?? '')) return { pairs, leftovers };
  if (pairs.some(({ key }) => key === 'element')) return { pairs, leftovers };
  const { value, above, behind } = field;
  const element = pair('element', value, { ...(above !== undefined && { above }), behind });
  return {
    pairs: [...pairs, element],
    leftovers: leftovers.filter((one) => one !== field),
  };
}

/** Whether it may be what is promised: not a flag, nor the name of a field. */
function isPlain({ name, value }: Leftover): boolean {
  return value.kind === 'scalar' && !name.endsWith('Field') && !/^(?:true|false)$/.test(value.text);
}
