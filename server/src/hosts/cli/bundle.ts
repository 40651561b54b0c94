/** What the bundle of the command line gives to whoever loads it: the program, and for the language server verbs and the engine. */
export { main } from './main.ts';
export * from '../../operations/on-demand.ts';
export { ChildEngine } from '../node/engine/child-engine.ts';
