/** Names that somebody typed or chose, divided by commas, semicolons or lines; each once. */
export function splitNames(...texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => text.split(/[,;\n]/)).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))].slice(0, MAX);
}

const MAX = 1_000;
