import type { MermaidEngine } from '../engine.ts';
import { draw } from './draw.ts';

/** The entry of dist/lineage-mermaid.js. */
const engine: MermaidEngine = { draw };
Object.defineProperty(globalThis, 'dataengosMermaid', { value: engine });
