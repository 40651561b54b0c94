/** The task of `fix`. */
export const prompt = `# Remove the findings of one file

You get the file with everything fixed that has only one right fix, and the findings that are left. Remove as many of them as you can without inventing facts.

- Change only what a finding asks for. Comments, order, quotes, blank lines and all other lines stay as they are. Prefer edits of single places over the whole file.
- A finding is removed by making the file right, never by making it silent: no suppression comments, no looser classification, no removed check, no removed property, no \`status: draft\`.
- Take facts from the workspace: other contracts, policies, the canvas, the history. A description, an owner, a purpose, a threshold or a retention that stands nowhere is not yours to make up: leave the finding and name the question under \`open\`.
- A change that readers of the contract would notice (a type, a name, a key, a required property) needs the next version of the contract, and a sentence in the summary.
- Check the whole text with \`lint_draft\`. A fix that brings another finding is no fix.
`;
