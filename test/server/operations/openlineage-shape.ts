type Json = Readonly<Record<string, unknown>>;

const URL_OF_EVENT = /^https:\/\/openlineage\.io\/spec\/2-0-2\/OpenLineage\.json#\/\$defs\/(\w+)$/;
const URL_OF_FACET =
  /^https:\/\/openlineage\.io\/spec\/facets\/\d-\d-\d\/(\w+)\.json#\/\$defs\/\1$/;

/** The content of each facet that we write, by its name: what must be there. */
const FACETS: Readonly<Record<string, (facet: Json) => boolean>> = {
  documentation: ({ description }) => isText(description),
  ownership: ({ owners }) => isList(owners, ({ name }) => isText(name)),
  schema: ({ fields }) =>
    isList(fields, ({ name, type }) => isText(name) && (type === undefined || isText(type))),
  columnLineage: ({ fields }) =>
    isObject(fields) &&
    Object.values(fields).every(
      (one) =>
        isObject(one) && isList(one.inputFields, (input) => isNamed(input) && isText(input.field)),
    ),
};

/** What is wrong with an event by the specification of OpenLineage 2-0-2. */
export function faultsOf(event: unknown, at: string): readonly string[] {
  if (!isObject(event)) return [`${at}: no event`];
  const { eventTime, producer, schemaURL, dataset, job, inputs = [], outputs = [], run } = event;
  const type = URL_OF_EVENT.exec(isText(schemaURL) ? schemaURL : '')?.[1];
  const faults: string[] = [];
  const hold = (isRight: boolean, what: string): void => {
    if (!isRight) faults.push(`${at}: ${what}`);
  };
  hold(isText(eventTime) && !Number.isNaN(Date.parse(eventTime)), 'eventTime');
  hold(isText(producer) && URL.canParse(producer), 'producer');
  hold(type === 'DatasetEvent' || type === 'JobEvent', 'schemaURL');
  hold(run === undefined, 'run');
  hold((job === undefined) === (type === 'DatasetEvent'), 'job');
  hold((dataset === undefined) === (type === 'JobEvent'), 'dataset');
  if (job !== undefined) hold(isObject(job) && isNamed(job), 'job');
  for (const one of [
    ...list(inputs),
    ...list(outputs),
    ...(dataset === undefined ? [] : [dataset]),
  ])
    faults.push(...faultsOfDataset(one, at));
  return faults;
}

function faultsOfDataset(dataset: unknown, at: string): readonly string[] {
  if (!isObject(dataset) || !isNamed(dataset)) return [`${at}: dataset`];
  const { facets = {} } = dataset;
  if (!isObject(facets)) return [`${at}: facets`];
  return Object.entries(facets).flatMap(([name, facet]) => {
    const isFacet =
      isObject(facet) &&
      isText(facet._producer) &&
      URL_OF_FACET.test(String(facet._schemaURL)) &&
      FACETS[name]?.(facet) === true;
    return isFacet ? [] : [`${at}: facet ${name}`];
  });
}

function isNamed({ namespace, name }: Json): boolean {
  return isText(namespace) && isText(name);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [undefined];
}

function isList(value: unknown, is: (item: Json) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isObject(item) && is(item));
}
