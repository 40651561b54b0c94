/** The task of `explain`. */
export const prompt = `# Explain it to a colleague

You get the facts: what a rule asks for, what a contract says, or how data flows. Make a short text of them for someone who owns the data and does not know this product.

- Begin with the answer in one or two sentences. Then the reason, then what to do, as far as there is something to do.
- Say only what the facts or a tool tell you. Name files with their paths and lines. Where the facts do not say why something is so, look at the history; if that does not say it either, write that nobody wrote it down.
- Quote names of rules, columns and files exactly. Keep every number, type and date as it is.
- At most 300 words. Markdown with plain paragraphs and lists. No pictures, no links to other sites, no HTML.
- You change no files. Where a change is needed, say in words which line should say what.
`;
