import type {
  ContractContent,
  ServerContent,
  TeamContent,
} from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { CatalogContract, CatalogServer, CatalogTeam } from './catalog.ts';
import { describeObject } from './describe-element.ts';
import { present } from './present.ts';

export interface ContractPlace {
  readonly key: string;
  /** As people see it. */
  readonly path: string;
  /** The table of an object in the lineage, by the name of the object. */
  readonly tableOf: (object: string) => string | undefined;
}

/** A contract as the catalog has it. */
export function describeContract(
  { content, isSource, isProduct, system, policies }: WorkspaceContract,
  { key, path, tableOf }: ContractPlace,
): CatalogContract {
  return {
    key,
    ...present({ id: content.id }),
    name: nameOf(content),
    ...present({ version: content.version }),
    standard: content.standard,
    kind: isSource ? 'source' : isProduct ? 'product' : 'other',
    ...present({
      status: content.status,
      domain: content.domain,
      dataProduct: content.dataProduct,
      tenant: content.tenant,
      system,
    }),
    path,
    ...present({
      purpose: content.description.purpose,
      usage: content.description.usage,
      limitations: content.description.limitations,
      tags: content.tags,
      servers: content.servers.map(describeServer),
      serviceLevels: content.serviceLevels.map(({ property, ...level }) => ({
        property,
        ...(level.value !== undefined && { value: level.value }),
        ...present({
          unit: level.unit,
          elements: level.elements,
          driver: level.driver,
          schedule: level.schedule,
        }),
      })),
      team: content.team && describeTeam(content.team),
    }),
    objects: content.objects.map((one) =>
      describeObject(one, policies.classification, tableOf(one.name)),
    ),
  };
}

/** What a contract is called; it may lack a name, and even an id. */
export function nameOf({ name, id }: Pick<ContractContent, 'name' | 'id'>): string {
  return name ?? id ?? 'contract without a name';
}

/** What says where data belongs, and leads nowhere: no host, port, account, location or the like. */
function describeServer({ server, type, environment, details }: ServerContent): CatalogServer {
  return present({
    ...{ server, type, environment },
    catalog: harmless(details.catalog),
    database: harmless(details.database),
    schema: harmless(details.schema),
    dataset: harmless(details.dataset),
    format: harmless(details.format),
  });
}

/** The name of a thing in a warehouse; undefined for a path or an address, such as that of a file of DuckDB. */
function harmless(text: string | undefined): string | undefined {
  return text === undefined || /[/\\:@=;\s]|\.duckdb$|\.db$/i.test(text) ? undefined : text;
}

/** Members by name; by the name that they log in with only where there is no other, and never by their mail address. */
function describeTeam({ name, description, members }: TeamContent): CatalogTeam {
  const shown = members.flatMap((member) => {
    const called = [member.name, member.username].find((one) => one?.includes('@') === false);
    return called === undefined ? [] : [{ name: called, ...present({ role: member.role }) }];
  });
  return present({ name, description, members: shown });
}
