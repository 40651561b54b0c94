import { createFlowDiagram, type FlowDb } from 'mermaid-flow-diagram';
import { boundFlowchart } from './configuration.ts';
import { makeHarmless, type Harmless } from './harmless.ts';

/**
 * Stands between mermaid and its flowcharts: what was read from the text is made harmless before any of it is drawn.
 * Mermaid draws into the page, to measure texts, so that it is too late to look at the picture only.
 */
export const diagram = createFlowDiagram();

const { parser } = diagram;
const init = diagram.init.bind(diagram);

Object.defineProperty(diagram, 'init', {
  value: (config: unknown) => {
    init(config);
    boundFlowchart();
  },
});

Object.defineProperty(diagram, 'parser', {
  value: {
    parser: parser.parser,
    parse: (text: string) => {
      lastRead = undefined;
      parser.parse(text);
      const db = parser.parser.yy;
      lastRead = { db, ...makeHarmless(db) };
      checkRead(lastRead);
    },
  },
});

export interface ReadFlowchart extends Harmless {
  readonly db: FlowDb;
}

let lastRead: ReadFlowchart | undefined;
let checkRead: (read: ReadFlowchart) => void = () => undefined;

/** `check` may throw: then nothing is drawn. */
export function beforeDrawing(check: (read: ReadFlowchart) => void): void {
  checkRead = check;
}

/** The flowchart that was read last. */
export function readFlowchart(): ReadFlowchart | undefined {
  return lastRead;
}
