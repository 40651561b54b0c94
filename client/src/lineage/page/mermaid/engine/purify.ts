import DOMPurify, { type Config } from 'dompurify';

/**
 * In place of DOMPurify for mermaid. Labels are drawn as texts, never as HTML, so there they stay what they are:
 * DOMPurify would parse them as HTML, for which the browser reports each handler in them to the policy of the page,
 * and would drop what only looks like a tag. Mermaid asks for labels with these options; all else is purified.
 */
export default {
  addHook: DOMPurify.addHook.bind(DOMPurify),
  sanitize: (markup: string, options?: Config): string =>
    JSON.stringify(options) === '{"FORBID_TAGS":["style"]}'
      ? markup
      : DOMPurify.sanitize(markup, options),
};
