/** The English plural of a title of the tables: `service-level properties`, `software bills of materials`. */
export function pluralOf(title: string): string {
  const [, head = '', rest = ''] = /^(.*?)( of .*)?$/.exec(title) ?? [];
  return `${head.replace(/([^aeiou])y$/, '$1ie')}s${rest}`;
}
