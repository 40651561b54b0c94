import { showHidden } from '../../base/show-hidden.ts';
import { Expander } from './expand.ts';
import type { InstructionFile } from './instruction-file.ts';
import { suitsPhase } from './instruction-phases.ts';
import type { InstructionSet } from './instruction-set.ts';
import { hasKnownRoot } from './named-by.ts';

/** The instructions of a phase, put together. */
export interface CompiledInstructions {
  /** Markdown: directives, then standards. */
  readonly text: string;
  /** Markdown; undefined where the workspace says nothing of how the phase proceeds. */
  readonly workflow: string | undefined;
  /** In the order in which they are used. */
  readonly files: readonly InstructionFile[];
  /** Names of what is missing or had no room. */
  readonly leftOut: readonly string[];
}

/**
 * Puts the instructions of a phase together. A workflow that names directives or standards itself gets these and no others
 * of their kind; what it includes stands in it, and not once more before it.
 */
export function compileInstructions(
  phase: string,
  set: InstructionSet,
  profile: string,
): CompiledInstructions {
  const expander = new Expander(set, profile);
  const steps = [
    ...set.match(`workflows/${phase}`, profile),
    ...set.match(`workflows/${phase}/*`, profile),
  ];
  const workflow = texts(steps, expander);
  const named = new Set(steps.flatMap((file) => kindsNamed(file)));
  for (const { at } of expander.files) named.add(at.kind);
  const of = (kind: string): readonly InstructionFile[] =>
    named.has(kind)
      ? []
      : set.match(`${kind}/*`, profile).filter(({ at, phases }) =>
          suitsPhase(
            at.name,
            phases?.map(({ text }) => text),
            phase,
          ),
        );
  const parts = [
    section('Directives', texts(of('directives'), expander)),
    section('Standards', texts(of('standards'), expander)),
  ];
  return {
    text: showHidden(parts.filter((part) => part !== '').join('\n\n')),
    workflow: workflow === '' ? undefined : showHidden(workflow),
    files: expander.files,
    leftOut: expander.leftOut.map(showHidden),
  };
}

function section(title: string, text: string): string {
  return text === '' ? '' : `# ${title}\n\n${text}`;
}

/** One below the other; each under its own heading, or under its name where it has none. */
function texts(files: readonly InstructionFile[], expander: Expander): string {
  return files
    .map((file) => {
      const text = expander.expand(file);
      if (text === '' || /^#{1,6} /.test(text)) return text;
      return `## ${file.at.name.split('/').slice(1).join('/')}\n\n${text}`;
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The kinds of texts that a workflow says it wants, even if they are not there. */
function kindsNamed({ placeholders }: InstructionFile): readonly string[] {
  return placeholders.flatMap(({ placeholder }) => {
    if (placeholder.kind !== 'include' || !hasKnownRoot(placeholder.target.text)) return [];
    return placeholder.target.text.split('/')[0] ?? [];
  });
}
