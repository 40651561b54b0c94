/** What the bundle of the command line gives to whoever loads it: the program, and verbs for the language server. */
export { main } from './main.ts';
export * from '../../operations/on-demand.ts';
