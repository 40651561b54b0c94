import type { CST } from 'yaml';
import { insertion } from '../../base/text-edit.ts';
import { AnchorTable } from './anchor-table.ts';
import { composeBlockMap, composeBlockSequence } from './compose-block.ts';
import { formatScalar } from './edit/format-scalar.ts';
import { composeFlow } from './compose-flow.ts';
import { readBlockScalar, readFlowScalar } from './compose-scalar.ts';
import { limits } from './limits.ts';
import { readProperties, shorten, type NodeProperties } from './node-properties.ts';
import type { NodeReader, TokenPlace } from './node-reader.ts';
import { ProblemList } from './problem-list.ts';
import { unmaskSeparators } from './separators.ts';
import { contradictsTag, tagSpan } from './tags.ts';
import type { YamlComment, YamlMap, YamlNode, YamlScalar, YamlSequence } from './tree.ts';

type Token = CST.Token;
type SourceToken = CST.SourceToken;

/**
 * Turns the concrete syntax tokens of the `yaml` library into our tree. The library's own
 * composer is not used: it keeps only the last of duplicate keys and loses the places of colons and comments.
 */
export class Composer implements NodeReader {
  readonly text: string;
  readonly problems: ProblemList;
  readonly comments: YamlComment[] = [];
  readonly #written: string;
  /** Asked for every scalar, and comparing two long texts takes long. */
  readonly #isMasked: boolean;
  readonly #anchors: AnchorTable;
  #depth = 0;

  /**
   * `written` is what the user wrote where `text` was masked for the library; both are of one length.
   * A plain scalar that was masked gets its written text as value.
   */
  constructor(text: string, written = text) {
    this.text = text;
    this.#written = written;
    this.#isMasked = written !== text;
    this.problems = new ProblemList(text, written);
    this.#anchors = new AnchorTable(this.problems);
  }

  /** The root of the first document among the tokens. */
  compose(tokens: readonly Token[]): YamlNode | undefined {
    let root: YamlNode | undefined;
    let seen = false;
    for (const token of tokens) {
      if (token.type === 'comment') this.#comment(token);
      else if (token.type === 'document' && !seen) {
        seen = true;
        root = this.#document(token);
      } else if (token.type === 'document' || token.type === 'error') this.#unexpected(token);
      else if (token.type === 'doc-end') this.lineEnd(token.end);
    }
    this.comments.sort((a, b) => a.start - b.start);
    return root;
  }

  node(token: Token, properties: NodeProperties): YamlNode | undefined {
    const { anchor, tag } = properties;
    if (anchor === undefined && tag === undefined) return this.#bare(token, undefined);
    const name = anchor?.source.slice(1);
    if (name !== undefined) this.#anchors.open(name);
    let node = this.#bare(token, tag?.source);
    if (node?.kind === 'alias') this.#reportAliasProperty(anchor ?? tag);
    else if (node !== undefined) {
      if (tag !== undefined) this.#checkTag(tag, node);
      node = withProperties(node, properties);
    }
    if (name !== undefined) this.#anchors.close(name, node);
    return node;
  }

  empty(properties: NodeProperties): YamlScalar | undefined {
    const { anchor, tag } = properties;
    if (anchor === undefined && tag === undefined) return undefined;
    const end = Math.max(endOf(tag), endOf(anchor));
    const value = tag?.source === '!!str' ? '' : null;
    const node = withProperties<YamlScalar>(
      { kind: 'scalar', start: end, end, value, style: 'plain' },
      properties,
    );
    if (anchor !== undefined) {
      this.#anchors.open(anchor.source.slice(1));
      this.#anchors.close(anchor.source.slice(1), node);
    }
    return node;
  }

  properties(tokens: readonly SourceToken[], place: TokenPlace): NodeProperties {
    const { next } = place;
    const beforeBlock = next?.type === 'block-map' || next?.type === 'block-seq';
    return readProperties(
      tokens,
      { ...place, beforeBlock, onComment: this.#comment },
      this.problems,
    );
  }

  lineEnd(tokens: readonly SourceToken[] | undefined): void {
    if (tokens === undefined) return;
    for (const token of tokens) {
      const { type } = token;
      if (type === 'comment') this.#comment(token);
      else if (type !== 'space' && type !== 'newline') this.#unexpected(token);
    }
  }

  #document(token: CST.Document): YamlNode | undefined {
    const { value, offset } = token;
    const place = { indicator: 'doc-start', inFlow: false, offset, atLineStart: true } as const;
    const properties = this.properties(token.start, { ...place, next: value });
    const root = value === undefined ? this.empty(properties) : this.node(value, properties);
    this.lineEnd(token.end);
    return root;
  }

  #bare(token: Token, tag: string | undefined): YamlNode | undefined {
    switch (token.type) {
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        return this.#flowScalar(token, tag);
      case 'block-scalar':
        return this.#blockScalar(token);
      case 'alias': {
        const { offset, source } = token;
        if (!ALIAS.test(source) || isText(token.end)) this.#unquotedStar(offset);
        this.lineEnd(token.end);
        return this.#anchors.alias(source.slice(1), offset, offset + source.length);
      }
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        return this.#collection(token);
      default:
        this.#unexpected(token);
        return undefined;
    }
  }

  #flowScalar(token: CST.FlowScalar, tag: string | undefined): YamlScalar {
    const start = token.offset;
    const { value, style, end } = readFlowScalar(token, tag, this.problems);
    this.lineEnd(token.end);
    if (!this.#isMasked || typeof value !== 'string') {
      return { kind: 'scalar', start, end, value, style };
    }
    const written = this.#written.slice(start, end);
    if (style !== 'plain' || written === unmaskSeparators(token.source)) {
      return { kind: 'scalar', start, end, value: unmaskSeparators(value), style };
    }
    const isTemplate = written.includes('{{') || written.includes('{%');
    if (isTemplate) return { kind: 'scalar', start, end, value: written, style: 'template' };
    const folded = written.replace(/[ \t]*\r?\n[ \t]*/g, ' ');
    return { kind: 'scalar', start, end, value: folded, style: 'plain' };
  }

  #blockScalar(token: CST.BlockScalar): YamlScalar {
    for (const part of token.props) {
      if (part.type === 'comment') this.#comment(part);
      else if (part.type === 'error') this.#unexpected(part);
    }
    const content = readBlockScalar(token, this.#depth === 0, this.problems);
    const { style, end } = content;
    const value = this.#isMasked ? unmaskSeparators(String(content.value)) : content.value;
    return { kind: 'scalar', start: token.offset, end, value, style };
  }

  #collection(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection): YamlNode | undefined {
    if (this.#depth >= limits.depth) {
      const params = { limit: limits.depth };
      this.problems.addIncomplete('too-deep', token.offset, token.offset + 1, { params });
      return undefined;
    }
    this.#depth++;
    const node =
      token.type === 'block-map'
        ? composeBlockMap(this, token)
        : token.type === 'block-seq'
          ? composeBlockSequence(this, token)
          : composeFlow(this, token);
    this.#depth--;
    return node;
  }

  /** A star before what is no name, as in a cron expression, makes an alias of what was meant for text. */
  #unquotedStar(start: number): void {
    const lineStart = this.text.lastIndexOf('\n', start) + 1;
    const inFlow = /[[{]/.test(this.text.slice(lineStart, start));
    const rest = (inFlow ? REST_OF_ITEM : REST_OF_LINE).exec(this.text.slice(start));
    const range = { start, end: start + (rest?.[0] ?? '').length };
    const changes = [{ range, newText: formatScalar(this.problems.written(range), 'double') }];
    this.problems.add('bad-start', start, start + 1, { params: { character: '*' }, changes });
  }

  #checkTag({ source: tag, offset }: SourceToken, node: YamlNode): void {
    if (!contradictsTag(tag, node)) return;
    const changes = [{ range: tagSpan(this.text, offset, tag), newText: '' }];
    this.problems.add('tag-mismatch', offset, offset + tag.length, { params: { tag }, changes });
  }

  #reportAliasProperty(property: SourceToken | undefined): void {
    if (property === undefined) return;
    this.problems.add('alias-property', property.offset, endOf(property));
  }

  #unexpected(token: Token): void {
    const source = 'source' in token ? token.source : '';
    const shown = shorten(source);
    const end = token.offset + Math.max(1, source.length);
    if (shown === '') this.problems.add('not-expected', token.offset, end);
    else this.problems.add('unexpected-text', token.offset, end, { params: { text: shown } });
  }

  readonly #comment = (token: SourceToken): void => {
    const { offset, source } = token;
    let at = offset - 1;
    if (at >= 0 && !isBlank(this.text.charCodeAt(at)) && this.text.charCodeAt(at) !== 10) {
      const changes = [insertion(offset, ' ')];
      this.problems.add('comment-space', offset, offset + source.length, { changes });
    }
    while (at >= 0 && isBlank(this.text.charCodeAt(at))) at--;
    const alone = at < 0 || this.text.charCodeAt(at) === 10;
    const end = offset + source.length;
    this.comments.push({ start: offset, end, text: this.#written.slice(offset, end), alone });
  };
}

const REST_OF_LINE = /^[^\r\n]*?(?=\s+#|\s*[\r\n]|\s*$)/;
const REST_OF_ITEM = /^[^\r\n,\]}]*?(?=\s+#|\s*(?:[\r\n,\]}]|$))/;

/** Whether words follow behind an alias, as in `*so* it is` or `*so it is*`. */
function isText(end: readonly SourceToken[] | undefined): boolean {
  return end?.some(({ type }) => !['space', 'newline', 'comment'].includes(type)) === true;
}

/** What people call their anchors. */
const ALIAS = /^\*[\w.-]+$/;

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function endOf(token: SourceToken | undefined): number {
  return token === undefined ? 0 : token.offset + token.source.length;
}

function withProperties<T extends YamlMap | YamlSequence | YamlScalar>(
  node: T,
  properties: NodeProperties,
): T {
  const { anchor, tag } = properties;
  const named = anchor === undefined ? node : { ...node, anchor: anchor.source.slice(1) };
  return tag === undefined ? named : { ...named, tag: tag.source };
}
