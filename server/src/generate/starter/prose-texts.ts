/** What a table of each tier may read, and what it must guarantee. */
export const tieringText = `# Tiering standards

What a table of each tier may read and what it must guarantee.

## Bronze

Raw data as the source delivered it.

- Layer: raw tables of the source contracts
- Reads from: source
- Write mode: append-only
- Guarantees: the source contract, nothing more
- Readers: staging models only

## Silver

Clean, typed and deduplicated data.

- Layer: staging, intermediate
- Reads from: bronze, silver
- Write mode: rebuilt on every run
- Guarantees: names of \`naming.json\`, UTC timestamps, one row per key, sensitive columns treated
- Readers: pipelines of the same domain

## Gold

Aggregated data with the business rules applied, ready for consumption.

- Layer: marts
- Reads from: silver, gold
- Write mode: rebuilt or merged by key
- Guarantees: a contract with quality rules, an owner and a service level
- Readers: people, dashboards, models, other domains
`;

/** The macros that the classification names. */
export const macroLibraryText = `# Macro library

Macros that generated SQL may use. Anything else needs a review.

## \`hash_pii(column)\`

Replaces a value by its keyed SHA-256. Empty values stay empty, upper and lower case do not matter.

- Policy: hash
- Arguments: \`column\`, the name of a column as text
- Returns: \`CHAR(64)\`

\`\`\`sql
select {{ hash_pii('email') }} as email_hash
\`\`\`

## \`mask_pii(column, keep=1)\`

Keeps the first letters of a value and replaces the rest by three stars.

- Policy: mask
- Arguments: \`column\`, the name of a column as text; \`keep\`, how many letters stay, 1 if not given
- Returns: \`VARCHAR\`

\`\`\`sql
select {{ mask_pii('customer_name') }} as customer_name
\`\`\`
`;
