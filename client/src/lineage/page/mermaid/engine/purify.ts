import DOMPurify, { type Config } from 'dompurify';

/**
 * In place of DOMPurify for mermaid, which asks it for two things that need it not: these are given back as they are.
 *
 * Labels are drawn as texts, never as HTML, so there they stay what they are: DOMPurify would parse them as HTML, for
 * which the browser reports each handler in them to the policy of the page, and would drop what only looks like a tag.
 * The picture itself is sanitised by us, more strictly (sanitise-svg.ts), and parsed once instead of three times.
 *
 * All else is purified.
 */
export default {
  addHook: DOMPurify.addHook.bind(DOMPurify),
  sanitize: (markup: string, options?: Config): string =>
    isLabel(options) || isPicture(options) ? markup : DOMPurify.sanitize(markup, options),
};

function isLabel(options: Config | undefined): boolean {
  return JSON.stringify(options) === '{"FORBID_TAGS":["style"]}';
}

function isPicture(options: Config | undefined): boolean {
  return (
    JSON.stringify(options) ===
    '{"ADD_TAGS":["foreignobject"],"ADD_ATTR":["dominant-baseline"],"HTML_INTEGRATION_POINTS":{"foreignobject":true}}'
  );
}
