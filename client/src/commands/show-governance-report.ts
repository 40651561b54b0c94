import { reportPageUri } from '../policy-pages.ts';
import type { Command } from './command.ts';
import { showPage } from './show-page.ts';

/** Shows how far the contracts of the workspace follow their policies, as of now. */
export const showGovernanceReport: Command = async (context) => {
  const page = reportPageUri();
  context.pages.refresh(page);
  await showPage(context, page);
};
