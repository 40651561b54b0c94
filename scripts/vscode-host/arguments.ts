import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The part of VS Code desktop's command line that this host honours; paths are absolute. */
export interface HostArguments {
  folder: string | undefined;
  extensionDevelopmentPath: string | undefined;
  extensionTestsPath: string | undefined;
  userDataDir: string | undefined;
  extensionsDir: string | undefined;
  installExtension: string | undefined;
  trustDisabled: boolean;
}

/** Reads the arguments; those of the desktop that mean nothing here are ignored. */
export function readArguments(argv: string[]): HostArguments {
  const { values, positionals } = parseArgs({
    args: argv,
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
      'install-extension': { type: 'string' },
      'disable-workspace-trust': { type: 'boolean' },
    },
  });
  const path = (value: string | boolean | undefined) =>
    typeof value === 'string' ? resolve(value) : undefined;
  return {
    folder: path(positionals[0]),
    extensionDevelopmentPath: path(values.extensionDevelopmentPath),
    extensionTestsPath: path(values.extensionTestsPath),
    userDataDir: path(values['user-data-dir']),
    extensionsDir: path(values['extensions-dir']),
    installExtension: path(values['install-extension']),
    trustDisabled: values['disable-workspace-trust'] === true,
  };
}
