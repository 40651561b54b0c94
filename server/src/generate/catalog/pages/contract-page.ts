import { codeCell, codeSpan, markdownLink, markdownTable } from '../../../base/markdown-table.ts';
import { markdownParagraphs, markdownText } from '../../../base/markdown-text.ts';
import type { CatalogContract, CatalogTeam } from '../catalog.ts';
import { objectAnchors, page, picture, tablesNear, type DocsSite } from '../docs-page.ts';
import { code, codes, facts, words } from './facts.ts';
import { objectLink, objectPart } from './object-part.ts';

/** The page of a contract: what it promises, column by column. */
export function contractPage(contract: CatalogContract, site: DocsSite): string {
  const { name, objects, purpose } = contract;
  const anchors = objectAnchors(contract);
  const tables = objects.flatMap(({ table }) => table ?? []);
  return page([
    '[Data catalog](../README.md)',
    `# Contract ${codeSpan(name)}`,
    purpose === undefined ? undefined : markdownParagraphs(purpose),
    aboutPart(contract, site),
    termsPart(contract),
    serverPart(contract),
    contract.team && teamPart(contract.team),
    '## Tables',
    objects.length === 0
      ? 'Its tables are not described.'
      : objects
          .map((object, index) => {
            const link = objectLink(object.name, '', anchors[index] ?? '');
            return object.businessName === undefined
              ? `- ${link}`
              : `- ${link}: ${markdownText(object.businessName)}`;
          })
          .join('\n'),
    tables.length === 0 ? undefined : '## Lineage',
    tables.length === 0 ? undefined : picture(site.draw(tablesNear(site, tables, 'one'))),
    ...objects.map((object, index) => objectPart(object, anchors[index] ?? '')),
  ]);
}

function aboutPart(contract: CatalogContract, { catalog }: DocsSite): string {
  const { key, id, version, status, domain, system, tenant, standard, path, tags } = contract;
  const products = catalog.products.filter(({ outputs }) => outputs.includes(key));
  return facts([
    ['Version', words(version)],
    ['Status', words(status)],
    ['Domain', words(domain)],
    ['System', words(system)],
    ['Tenant', words(tenant)],
    [
      'Data product',
      products.map((one) => markdownLink(one.name, `../products/${one.key}.md`)).join(', '),
    ],
    ['Tags', codes(tags)],
    ['Id', code(id)],
    ['Standard', `ODCS ${markdownText(standard)}`],
    ['File', code(path)],
  ]);
}

function termsPart({ usage, limitations, serviceLevels = [] }: CatalogContract): string {
  return page([
    usage === undefined ? undefined : '## Usage',
    usage === undefined ? undefined : markdownParagraphs(usage),
    limitations === undefined ? undefined : '## Limitations',
    limitations === undefined ? undefined : markdownParagraphs(limitations),
    serviceLevels.length === 0 ? undefined : '## Service levels',
    serviceLevels.length === 0
      ? undefined
      : markdownTable(
          ['What', 'Value', 'For', 'Why', 'Schedule'],
          serviceLevels.map(({ property, value, unit, elements = [], driver, schedule }) => [
            markdownText(property),
            markdownText([value, unit].filter((one) => one !== undefined).join(' ')),
            elements.map(codeCell).join(', '),
            markdownText(driver ?? ''),
            schedule === undefined ? '' : codeCell(schedule),
          ]),
        ),
  ]).trimEnd();
}

function serverPart({ servers = [] }: CatalogContract): string | undefined {
  if (servers.length === 0) return undefined;
  const rows = servers.map(({ server, type, environment, ...rest }) => [
    markdownText(server ?? ''),
    markdownText(type ?? ''),
    markdownText(environment ?? ''),
    Object.values(rest).map(codeCell).join('.'),
  ]);
  return page([
    '## Servers',
    markdownTable(['Server', 'Type', 'Environment', 'Where'], rows),
  ]).trimEnd();
}

function teamPart({ name, description, members = [] }: CatalogTeam): string {
  return page([
    '## Owners',
    facts([
      ['Team', words(name)],
      ['About it', words(description)],
      ...members.map((one) => [markdownText(one.role ?? 'member'), words(one.name)] as const),
    ]),
  ]).trimEnd();
}
