import type { JsonSchema } from './json-schema.ts';
import type { ToolDeclaration } from './language-model.ts';
import type { Phase } from './phase.ts';

/** The name of the tool with which a model gives its result. */
export const PROPOSE = 'propose';

/** A text of a draft, in UTF-16 units. */
export const MOST_TEXT = 1024 * 1024;

const path = { type: 'string', minLength: 1, maxLength: 400 };
const sentences = { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 1000 } };
const summary = { type: 'string', maxLength: 20_000 };

const schemas: Readonly<Record<Phase['output'], JsonSchema>> = {
  files: {
    type: 'object',
    additionalProperties: false,
    required: ['open', 'summary'],
    anyOf: [{ required: ['files'] }, { required: ['edits'] }],
    properties: {
      files: {
        type: 'array',
        maxItems: 200,
        description: 'Files with their whole text.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['path', 'text'],
          properties: { path, text: { type: 'string' } },
        },
      },
      edits: {
        type: 'array',
        maxItems: 500,
        description:
          'Changes of files as the draft has them now, made in this order. "find" is a text that occurs exactly once in the file.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['path', 'find', 'replace'],
          properties: {
            path,
            find: { type: 'string', minLength: 1 },
            replace: { type: 'string' },
          },
        },
      },
      open: {
        ...sentences,
        description:
          'What stays open for people to decide, in full sentences. Empty if nothing does.',
      },
      summary: {
        ...summary,
        description: 'What was done and why, in a few sentences of Markdown.',
      },
    },
  },
  text: {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: {
      text: {
        type: 'string',
        minLength: 1,
        maxLength: 100_000,
        description: 'Markdown for people.',
      },
    },
  },
  comments: {
    type: 'object',
    additionalProperties: false,
    required: ['comments', 'summary'],
    properties: {
      comments: {
        type: 'array',
        maxItems: 200,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['path', 'line', 'severity', 'message'],
          properties: {
            path,
            line: { type: 'integer', minimum: 1, description: 'From 1, in the file as it is.' },
            severity: { enum: ['error', 'warning', 'info'] },
            message: { type: 'string', minLength: 1, maxLength: 4000 },
          },
        },
      },
      summary: { ...summary, description: 'The whole in a few sentences of Markdown.' },
    },
  },
};

/** The tool with which a model gives what a phase comes to. */
export function proposeTool(output: Phase['output']): ToolDeclaration {
  return { name: PROPOSE, doc: docs[output], input: schemas[output] };
}

const docs: Readonly<Record<Phase['output'], string>> = {
  files:
    'Gives your result. Nothing is written: our checks look at it first and tell you what is wrong, and a person decides. Give whole texts in "files", or small changes in "edits". Files of the draft that you do not name stay as they are. Only the files that the task names may be proposed.',
  text: 'Gives your result: a text for people. Nothing is written.',
  comments:
    'Gives your result: comments on lines of files as they are. Nothing is written, and a person reads them.',
};
