import type { DocumentStatus } from '../../server/src/hosts/lsp/protocol.ts';

export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly grave: boolean;
}

/** `vscode.l10n.t`, so that this file needs no editor. */
export type Localize = (message: string, ...values: string[]) => string;

/** What the language status item says of a document; null is one that the server knows nothing of. */
export function statusText(
  status: DocumentStatus | null,
  quarantined: boolean,
  localize: Localize,
): StatusText {
  if (status === null) return { text: localize('Not a data contract'), detail: '', grave: false };
  const { preset, configFile, complete } = status;
  const rules =
    configFile === undefined
      ? localize('preset {0}', preset)
      : localize('preset {0}, {1}', preset, configFile);
  if (quarantined)
    return {
      text: localize('{0}, syntax only', name(status, localize)),
      detail: localize('The server crashed on this file repeatedly. Restart it to try again.'),
      grave: true,
    };
  if (!complete)
    return {
      text: localize('{0}, not fully checked', name(status, localize)),
      detail: localize('A part of this file could not be checked. Problems or the log says why.'),
      grave: true,
    };
  return { text: name(status, localize), detail: rules, grave: false };
}

function name(status: DocumentStatus, localize: Localize): string {
  const { standard, version, declared } = status;
  switch (standard) {
    case 'odcs':
      if (version === undefined) return 'ODCS';
      return declared ? localize('ODCS {0}', version) : localize('ODCS {0}, assumed', version);
    case 'odps':
      if (version === undefined) return 'ODPS';
      return declared ? localize('ODPS {0}', version) : localize('ODPS {0}, assumed', version);
    case 'odps-lf':
      return version === undefined || !declared
        ? localize('ODPS of the Linux Foundation')
        : localize('ODPS {0} of the Linux Foundation', version);
    case 'naming':
      return localize('Naming policy');
    case 'classification':
      return localize('Classification policy');
    case 'tagging':
      return localize('Tagging policy');
    case 'service-levels':
      return localize('Service levels of data products');
    case 'odcs-2':
      return localize('ODCS 2, no longer supported');
    case 'data-contract-specification':
      return localize('Data Contract Specification, retired');
    case 'unknown':
      return localize('Unknown kind of data contract');
    case undefined:
      return localize('Not a data contract');
  }
}
