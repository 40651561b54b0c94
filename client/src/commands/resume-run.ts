import { resumeRun as resume } from '../phases/resume-run.ts';
import type { Command } from './command.ts';

/** Goes on with a run that was stopped, or shows what it proposes. The argument is the id of one, from our own buttons. */
export const resumeRun: Command = ({ phases }, argument) => resume(phases, argument);
