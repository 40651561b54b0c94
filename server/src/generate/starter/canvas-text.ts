import { pair } from './contract-seed.ts';

/** The parts of a canvas, in Markdown. */
export interface CanvasParts {
  /** Front matter; what is undefined is left out. */
  readonly front: Readonly<Record<string, string | undefined>>;
  readonly title: string;
  /** The paragraph below the title. */
  readonly purpose: string;
  /** Headings and what stands below them, in their order. */
  readonly sections: readonly (readonly [heading: string, body: string])[];
}

/** A canvas in the form of the house. */
export function canvasText({ front, title, purpose, sections }: CanvasParts): string {
  const said = Object.entries(front).flatMap(([key, value]) =>
    value === undefined ? [] : [pair(key, value)],
  );
  const body = sections.map(([heading, text]) => `## ${heading}\n\n${text}\n`);
  return `---\n${said.join('\n')}\n---\n\n# ${title}\n\n${purpose}\n\n${body.join('\n')}`;
}
