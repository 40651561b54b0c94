/** The English plural of a title of the tables: `service-level properties`, `classes`, `software bills of materials`. */
export function pluralOf(title: string): string {
  const [, head = '', rest = ''] = /^(.*?)( of .*)?$/.exec(title) ?? [];
  return `${head.replace(/([^aeiou])y$/, '$1ie').replace(/(s|x|ch|sh)$/, '$1e')}s${rest}`;
}
