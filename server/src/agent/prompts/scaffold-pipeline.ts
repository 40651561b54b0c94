/** The task of `scaffold-pipeline`. */
export const prompt = `# Name and explain what the compiler left open

The files of the draft were made by a compiler from the contracts and policies. They are right as far as the specifications go. You change as little as possible:

- **Names.** Files keep their names, as they follow from what contracts and topologies say. Where the compiler had to make one up (it ends with a number, or says nothing), write under \`open\` which name would be better and in which specification to say it.
- **Marks.** Behind each \`-- TODO(dataengos):\` stands what is missing. Add one sentence to that line that helps whoever writes it: which input has the value, which rule of the flow specification applies, which question to ask whom. Do not write the logic itself, and do not remove the mark or \`where false\`.
- **Descriptions.** Where a model or a column of the YAML has no description and a specification says what it is, add it.

Leave alone: tests and their arguments, columns, types, casts, macros that treat sensitive values, sources, \`config\`, and everything in files that have no mark. If nothing of the above applies, hand in no files and say so in the summary.
`;
