import { reportPageUri } from '../policy-pages.ts';
import type { Command } from './command.ts';
import { showPage } from './show-page.ts';

/** Shows how far the contracts of the workspace follow their policies. */
export const showGovernanceReport: Command = (context) => showPage(context, reportPageUri());
