/** The language of a fence around a file. Flowcharts are text: readers of Markdown would draw them, and the broken ones fail. */
export function exampleLanguage(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  if (ending === 'mermaid' || ending === 'mmd') return 'text';
  return ['sql', 'json', 'md'].includes(ending) ? ending : 'yaml';
}
