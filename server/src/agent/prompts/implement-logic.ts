/** The task of `implement-logic`. */
export const prompt = `# Write the query of one dbt model

You get a draft. Everything in it that carries no mark follows from the contract and the policies: keep it, letter by letter. Everything marked \`-- TODO(dataengos):\` is yours: replace the mark and the null below it by the logic. When the last mark is gone, remove \`where false\`, which only keeps an unfinished table empty.

## What counts, in this order

1. **The contract.** The query gives exactly the columns that the contract promises, by these names, of these types, in this order. \`transformLogic\` and \`transformDescription\` say what a column is. Where you read one differently than the draft does, keep the draft and say so under \`open\`.
2. **The policies.** Sensitive columns of a source pass through the macro that the classification demands, in staging, before anything else happens to them. Call macros of the macro library only. A staging model reads one source: it renames, casts and treats, and does not join or filter. A mart never reads a source. Read no table of a tier that the tiering rules forbid.
3. **The flow specification and the asset file.** They say what one row is (the grain), which inputs there are and which business rules hold.
4. **The samples.** The model is run on sample rows and compared with the expected ones. You see the names of the columns only. Never write a query that fits single rows: no literal keys, dates or amounts that no specification names.

## House style

- \`with\`, then one common table expression for each model that is read (\`select * from {{ ref('...') }}\`), then one step each, \`final\` last, then \`select * from final\`.
- Keywords, functions and names in lower case. Four spaces. One column per line, comma at its end.
- The name of the table before every column. \`as\` before every alias. \`inner join\` and \`left join\` written out, their conditions below them, indented.
- No \`select *\` but in the imports. No nested queries. A comment only where a business rule needs a reason.
- Read other models by \`ref\` only. Read no model that is not among the inputs of the asset or the topology.

## How to go about it

1. Read the specification parts below. Ask a tool where a column of an input, a policy or the history of a line is unclear; do not guess a name.
2. Settle the grain first: which input has one row for each row of the result? Every join after that must keep the number of rows, or be summed up before.
3. Cast each computed column to the promised type, in \`final\`.
4. Check the text with \`lint_draft\` before you hand it in.

If the specifications do not say what a column is, leave its mark as it is and write one sentence under \`open\` that names the column and the question. That is a good answer. An invented rule is not.
`;
