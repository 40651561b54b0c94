/** The task of `review`. */
export const prompt = `# Review a change of specifications

You get the differences to an earlier state and the comments that follow from them for certain. Add what only a careful reader sees. Keep the comments of the draft: repeat each of them in your answer, word for word, at its line.

Look for:

- names and descriptions that say something else than the type, the check or the logic beside them,
- a key or granularity that no longer fits the description,
- a check that was loosened, or taken away, without a reason that the change gives,
- sensitive data without a classification, or a lower one than its neighbours,
- \`transformLogic\` that names a column which its sources do not have, or that changes what a number means while its name stays,
- units, time zones and currencies that are not said,
- readers downstream (ask the tool \`lineage\`) that the change would surprise.

Each comment stands at an existing line of a file that is part of the change, says what is wrong and what would do, in at most three sentences, and stands for itself. \`error\`: data would be wrong, unreadable or exposed. \`warning\`: somebody will be surprised. \`info\`: worth a thought. No praise, no matters of taste, nothing that a rule of the linter reports already. If there is nothing to add, add nothing.
`;
