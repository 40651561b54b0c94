import { decodeUriPart } from '../../base/decode-uri-part.ts';

/** What a file of the folders `.agent-os` and `agent-os` is, by where it lies. */
export interface InstructionPath {
  /** The folder that these folders lie in, without a slash at the end; empty for the top. */
  readonly root: string;
  readonly top: '.agent-os' | 'agent-os';
  /** Of the profile that it belongs to. */
  readonly profile: string | undefined;
  /** `config` says what profiles inherit from, `index` describes standards. */
  readonly kind: InstructionKind | 'config' | 'index';
  /** Kind and path, without the ending: `standards/sql/style`. Placeholders name it by that. */
  readonly name: string;
}

export const instructionKinds = [
  'standards',
  'workflows',
  'directives',
  'commands',
  'product',
] as const;

/** The folders of texts for agents. */
export type InstructionKind = (typeof instructionKinds)[number];

const TEXT =
  /^(?:(.*)\/)?(\.agent-os|agent-os)\/(?:profiles\/([^/]+)\/)?(standards|workflows|directives|commands|product)\/(.+)\.md$/;
const INDEX = /^(?:(.*)\/)?(\.agent-os|agent-os)\/(?:profiles\/([^/]+)\/)?standards\/index\.ya?ml$/;
const PROFILE =
  /^(?:(.*)\/)?(\.agent-os|agent-os)\/profiles\/([^/]+)\/(?:profile-config\.ya?ml|profile\.md)$/;
const CONFIG = /^(?:(.*)\/)?(\.agent-os|agent-os)\/config\.ya?ml$/;

/** Takes paths and URIs; undefined for what is no text for agents. */
export function instructionPath(path: string): InstructionPath | undefined {
  const text = TEXT.exec(path);
  if (text !== null) {
    const [, , , , kind = '', rest = ''] = text;
    const name = `${kind}/${rest.split('/').map(decodeUriPart).join('/')}`;
    return made(text, kind as InstructionKind, name);
  }
  const index = INDEX.exec(path);
  if (index !== null) return made(index, 'index', 'standards/index');
  const config = PROFILE.exec(path) ?? CONFIG.exec(path);
  return config === null ? undefined : made(config, 'config', 'config');
}

function made(
  [, root = '', top, profile]: readonly (string | undefined)[],
  kind: InstructionPath['kind'],
  name: string,
): InstructionPath {
  return {
    root,
    top: top === 'agent-os' ? top : '.agent-os',
    profile: profile === undefined ? undefined : decodeUriPart(profile),
    kind,
    name,
  };
}
