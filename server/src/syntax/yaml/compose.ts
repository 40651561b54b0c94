import type { CST } from 'yaml';
import { AnchorTable } from './anchor-table.ts';
import { readBlockScalar, readFlowScalar } from './compose-scalar.ts';
import { limits } from './limits.ts';
import { readProperties, shorten, type NodeProperties } from './node-properties.ts';
import { ProblemList } from './problem-list.ts';
import type {
  YamlComment,
  YamlItem,
  YamlMap,
  YamlNode,
  YamlPair,
  YamlScalar,
  YamlSequence,
} from './tree.ts';

type Token = CST.Token;
type SourceToken = CST.SourceToken;

/**
 * Turns the concrete syntax tokens of the `yaml` library into our tree. The library's own
 * composer is not used: it keeps only the last of duplicate keys and loses the places of colons and comments.
 */
export class Composer {
  readonly problems: ProblemList;
  readonly comments: YamlComment[] = [];
  readonly #text: string;
  readonly #anchors: AnchorTable;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.problems = new ProblemList(text);
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
      } else if (token.type === 'document') this.#unexpected(token.offset, '');
      else if (token.type === 'doc-end') this.#end(token.end);
      else if (token.type === 'error') this.#unexpected(token.offset, token.source);
    }
    return root;
  }

  #document(token: CST.Document): YamlNode | undefined {
    const { value } = token;
    const properties = this.#properties(token.start, 'doc-start', false, token.offset, true, value);
    const root =
      value === undefined ? this.#empty(properties) : this.#node(value, properties, true);
    this.#end(token.end);
    return root;
  }

  #node(token: Token, properties: NodeProperties, atRoot = false): YamlNode | undefined {
    const { anchor, tag } = properties;
    if (anchor !== undefined) this.#anchors.open(anchor.source.slice(1));
    const node = this.#bare(token, tag?.source, atRoot);
    if (node === undefined) {
      if (anchor !== undefined) this.#anchors.close(anchor.source.slice(1), undefined);
      return undefined;
    }
    if (node.kind === 'alias') {
      const property = anchor ?? tag;
      if (property !== undefined) {
        this.problems.add(
          'bad-alias',
          property.offset,
          property.offset + property.source.length,
          'An alias cannot have an anchor or a tag of its own.',
        );
      }
    }
    const result = node.kind === 'alias' ? node : withProperties(node, properties);
    if (anchor !== undefined) this.#anchors.close(anchor.source.slice(1), result);
    return result;
  }

  #bare(token: Token, tag: string | undefined, atRoot: boolean): YamlNode | undefined {
    switch (token.type) {
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar': {
        const content = readFlowScalar(token, tag, this.problems);
        this.#end(token.end);
        return {
          kind: 'scalar',
          start: token.offset,
          end: content.end,
          value: content.value,
          style: content.style,
        };
      }
      case 'block-scalar': {
        for (const part of token.props) {
          if (part.type === 'comment') this.#comment(part);
          else if (part.type === 'error') this.#unexpected(part.offset, part.source);
        }
        const content = readBlockScalar(token, atRoot, this.problems);
        return {
          kind: 'scalar',
          start: token.offset,
          end: content.end,
          value: content.value,
          style: content.style,
        };
      }
      case 'alias':
        this.#end(token.end);
        return this.#anchors.alias(
          token.source.slice(1),
          token.offset,
          token.offset + token.source.length,
        );
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        return this.#collection(token);
      case 'error':
        this.#unexpected(token.offset, token.source);
        return undefined;
      default:
        this.#unexpected(token.offset, '');
        return undefined;
    }
  }

  #collection(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection): YamlNode | undefined {
    if (this.#depth >= limits.depth) {
      this.problems.addIncomplete(
        'too-deep',
        token.offset,
        token.offset + 1,
        `This is nested more than ${String(limits.depth)} levels deep; what lies below was not checked.`,
      );
      return undefined;
    }
    this.#depth++;
    try {
      if (token.type === 'block-map') return this.#blockMap(token);
      if (token.type === 'block-seq') return this.#blockSequence(token);
      return this.#flow(token);
    } finally {
      this.#depth--;
    }
  }

  #blockMap(token: CST.BlockMap): YamlMap {
    const pairs: YamlPair[] = [];
    let end = token.offset;
    for (const item of token.items) {
      const next = item.key ?? item.value;
      const properties = this.#properties(item.start, 'explicit-key-ind', false, end, true, next);
      const { indicator, anchor, tag } = properties;
      if (
        item.sep === undefined &&
        indicator === undefined &&
        anchor === undefined &&
        tag === undefined
      )
        continue;
      this.#checkKeyIndent(token, item.key, properties);
      const pair = this.#pair(item, properties, false);
      pairs.push(pair);
      end = pair.end;
    }
    return { kind: 'map', start: pairs[0]?.start ?? token.offset, end, flow: false, pairs };
  }

  #checkKeyIndent(
    map: CST.BlockMap,
    key: Token | null | undefined,
    properties: NodeProperties,
  ): void {
    const { indicator } = properties;
    if (indicator !== undefined) {
      if (indicator.indent !== map.indent) this.#badIndent(indicator.offset, indicator.offset + 1);
    } else if (key != null && 'indent' in key && key.indent !== map.indent) {
      this.#badIndent(key.offset, key.offset + ('source' in key ? key.source.length : 1));
    }
  }

  #badIndent(start: number, end: number): void {
    this.problems.add(
      'bad-indent',
      start,
      end,
      'This key must start in the same column as the other keys of its mapping.',
    );
  }

  #pair(item: CST.CollectionItem, properties: NodeProperties, inFlow: boolean): YamlPair {
    const key = this.#key(item.key, properties);
    const explicit = properties.indicator !== undefined;
    const separator = this.#properties(
      item.sep ?? [],
      'map-value-ind',
      inFlow,
      key.end,
      item.key == null,
      item.value,
    );
    const start = properties.indicator?.offset ?? key.start;
    const colon = separator.indicator?.offset;
    if (!explicit && !inFlow) this.#checkImplicitKey(key, item.value, separator);
    if (inFlow && colon === undefined && item.value !== undefined) {
      this.problems.add('unexpected', key.end, key.end + 1, 'A comma or a colon is missing here.');
    }
    if (colon === undefined && item.value === undefined)
      return { start, end: key.end, key, colon: key.end, value: undefined };
    const value =
      item.value === undefined ? this.#empty(separator) : this.#node(item.value, separator);
    const end = value?.end ?? (colon === undefined ? key.end : colon + 1);
    return {
      start,
      end: Math.max(end, (colon ?? key.end - 1) + 1),
      key,
      colon: colon ?? key.end,
      value,
    };
  }

  #checkImplicitKey(key: YamlScalar, value: Token | undefined, separator: NodeProperties): void {
    const source = this.#text.slice(key.start, key.end);
    if (source.includes('\n')) {
      this.problems.add(
        'missing-colon',
        key.start,
        key.end,
        `A colon is missing behind \`${shorten(source)}\`.`,
      );
    } else if (separator.indicator === undefined) {
      this.problems.add(
        'missing-colon',
        key.start,
        key.end,
        `A colon is missing behind \`${shorten(source)}\`.`,
      );
    } else if (value?.type === 'block-map' && !separator.hasNewline) {
      this.problems.add(
        'unexpected',
        separator.indicator.offset + 1,
        value.offset + 1,
        'A second `key: value` cannot stand on this line: quote the text, or put the key on a line of its own.',
      );
    }
  }

  /** Keys are scalars in our tree; a collection or alias used as a key is kept as its source text. */
  #key(token: Token | null | undefined, properties: NodeProperties): YamlScalar {
    const node = token == null ? this.#empty(properties) : this.#node(token, properties);
    if (node?.kind === 'scalar') return node;
    if (node === undefined) {
      const at = token == null ? properties.end : token.offset;
      return { kind: 'scalar', start: at, end: at, value: null, style: 'plain' };
    }
    const { start, end } = node;
    return { kind: 'scalar', start, end, value: this.#text.slice(start, end), style: 'plain' };
  }

  #blockSequence(token: CST.BlockSequence): YamlSequence {
    const items: YamlItem[] = [];
    let end = token.offset;
    for (const item of token.items) {
      const properties = this.#properties(item.start, 'seq-item-ind', false, end, true, item.value);
      const { indicator, anchor, tag } = properties;
      if (indicator === undefined) {
        if (item.value === undefined && anchor === undefined && tag === undefined) continue;
        const at = item.value?.offset ?? properties.end;
        const message =
          item.value?.type === 'block-seq'
            ? 'This dash must start in the same column as the other dashes of its list.'
            : 'This line is not part of the list: start it with a dash, or indent it differently.';
        this.problems.add('bad-indent', at, at + 1, message);
      }
      const value =
        item.value === undefined ? this.#empty(properties) : this.#node(item.value, properties);
      const start = indicator?.offset ?? value?.start ?? properties.end;
      end = Math.max(value?.end ?? start + 1, start + (indicator === undefined ? 0 : 1));
      items.push({ start, end, value });
    }
    return { kind: 'sequence', start: items[0]?.start ?? token.offset, end, flow: false, items };
  }

  #flow(token: CST.FlowCollection): YamlMap | YamlSequence {
    const isMap = token.start.source === '{';
    const pairs: YamlPair[] = [];
    const items: YamlItem[] = [];
    let end = token.offset + 1;
    for (const [index, item] of token.items.entries()) {
      const next = item.key ?? item.sep?.[0] ?? item.value;
      const properties = this.#properties(item.start, 'explicit-key-ind', true, end, false, next);
      const { indicator, anchor, tag, comma } = properties;
      const bare = indicator === undefined && anchor === undefined && tag === undefined;
      const isEmpty = bare && item.sep === undefined && item.value === undefined;
      this.#checkComma(index, token.items.length, comma, properties, isEmpty);
      if (isEmpty) continue;
      if (isMap || item.sep !== undefined || indicator !== undefined) {
        const pair = this.#pair(item, properties, true);
        end = pair.end;
        if (isMap) pairs.push(pair);
        else {
          const { start } = pair;
          items.push({ start, end, value: { kind: 'map', start, end, flow: true, pairs: [pair] } });
        }
      } else {
        const value =
          item.value === undefined ? this.#empty(properties) : this.#node(item.value, properties);
        const start = anchor?.offset ?? tag?.offset ?? value?.start ?? properties.end;
        end = value?.end ?? properties.end;
        items.push({ start: Math.min(start, end), end, value });
      }
    }
    end = this.#flowEnd(token, isMap ? '}' : ']', end);
    if (isMap) return { kind: 'map', start: token.offset, end, flow: true, pairs };
    return { kind: 'sequence', start: token.offset, end, flow: true, items };
  }

  #checkComma(
    index: number,
    count: number,
    comma: SourceToken | undefined,
    properties: NodeProperties,
    isEmpty: boolean,
  ): void {
    if (index === 0 && comma !== undefined) {
      this.problems.add(
        'unexpected',
        comma.offset,
        comma.offset + 1,
        'A comma needs a value before it.',
      );
    } else if (index > 0 && isEmpty && comma !== undefined && index < count - 1) {
      this.problems.add(
        'unexpected',
        comma.offset,
        comma.offset + 1,
        'There are two commas here with nothing between them.',
      );
    } else if (index > 0 && !isEmpty && comma === undefined) {
      this.problems.add(
        'unexpected',
        properties.end,
        properties.end + 1,
        'A comma is missing before this value.',
      );
    }
  }

  #flowEnd(token: CST.FlowCollection, closing: string, contentEnd: number): number {
    const [first, ...rest] = token.end;
    if (first?.source === closing) {
      this.#end(rest);
      return first.offset + 1;
    }
    this.problems.add(
      'unclosed',
      token.offset,
      token.offset + 1,
      `This \`${token.start.source}\` has no closing \`${closing}\`.`,
    );
    this.#end(first !== undefined && first.source.length === 1 ? rest : token.end);
    return contentEnd;
  }

  #properties(
    tokens: readonly SourceToken[],
    indicator: SourceToken['type'],
    inFlow: boolean,
    offset: number,
    atLineStart: boolean,
    next: Token | undefined,
  ): NodeProperties {
    const beforeBlock = next?.type === 'block-map' || next?.type === 'block-seq';
    const options = {
      indicator,
      inFlow,
      offset,
      atLineStart,
      beforeBlock,
      onComment: this.#comment,
    };
    return readProperties(tokens, options, this.problems);
  }

  /** A node of which only an anchor or a tag is written: null, at their end. Without them nothing is there. */
  #empty(properties: NodeProperties): YamlScalar | undefined {
    const last = properties.tag ?? properties.anchor;
    if (last === undefined) return undefined;
    const end = Math.max(endOf(properties.tag), endOf(properties.anchor));
    const value = properties.tag?.source === '!!str' ? '' : null;
    const node = withProperties(
      { kind: 'scalar', start: end, end, value, style: 'plain' },
      properties,
    );
    if (properties.anchor !== undefined) {
      this.#anchors.open(properties.anchor.source.slice(1));
      this.#anchors.close(properties.anchor.source.slice(1), node);
    }
    return node;
  }

  #end(tokens: readonly SourceToken[] | undefined): void {
    if (tokens === undefined) return;
    let spaceBefore = false;
    for (const token of tokens) {
      const { type, offset, source } = token;
      if (type === 'comment') {
        this.#comment(token);
        if (!spaceBefore) {
          this.problems.add(
            'unexpected',
            offset,
            offset + source.length,
            'A comment needs a space before its `#`.',
          );
        }
      } else if (type !== 'space' && type !== 'newline') this.#unexpected(offset, source);
      spaceBefore = type === 'space' || type === 'newline';
    }
  }

  #unexpected(offset: number, source: string): void {
    const shown = shorten(source);
    const message =
      shown === '' ? 'This is not expected here.' : `\`${shown}\` is not expected here.`;
    this.problems.add('unexpected', offset, offset + Math.max(1, source.length), message);
  }

  readonly #comment = (token: SourceToken): void => {
    const { offset, source } = token;
    let at = offset - 1;
    while (at >= 0 && isBlank(this.#text.charCodeAt(at))) at--;
    const alone = at < 0 || this.#text.charCodeAt(at) === 10;
    this.comments.push({ start: offset, end: offset + source.length, text: source, alone });
  };
}

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
  if (anchor === undefined && tag === undefined) return node;
  const named = anchor === undefined ? node : { ...node, anchor: anchor.source.slice(1) };
  return tag === undefined ? named : { ...named, tag: tag.source };
}
