import { expect, test } from 'vitest';
import { statusText } from '../../client/src/status-text.ts';
import type { DocumentStatus } from '../../server/src/hosts/lsp/protocol.ts';

const clean: DocumentStatus = {
  standard: 'odcs',
  version: '3.1.0',
  declared: true,
  preset: 'recommended',
  configFile: undefined,
  findings: 0,
  complete: true,
};

const localize = (message: string, ...values: string[]): string =>
  message.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');

const of = (status: Partial<DocumentStatus>, quarantined = false): string => {
  const { text, detail, grave } = statusText({ ...clean, ...status }, quarantined, localize);
  return `${grave ? '! ' : ''}${text} | ${detail}`;
};

test('says the standard, its version and the rules', () => {
  expect(of({})).toBe('ODCS 3.1.0 | preset recommended');
  expect(of({ declared: false })).toBe('ODCS 3.1.0, assumed | preset recommended');
  expect(of({ preset: 'strict', configFile: 'dataengos.json' })).toBe(
    'ODCS 3.1.0 | preset strict, dataengos.json',
  );
});

test('says what the file is instead', () => {
  expect(of({ standard: 'odcs-2' })).toContain('ODCS 2');
  expect(of({ standard: 'data-contract-specification' })).toContain('retired');
  expect(of({ standard: 'unknown' })).toContain('Unknown');
  expect(of({ standard: 'odps-lf', version: '4.1' })).toContain('ODPS 4.1 of the Linux Foundation');
  expect(of({ standard: 'odps-lf', declared: false })).toMatch(/^ODPS of the Linux Foundation/);
  expect(of({ standard: 'naming', version: '1.0', declared: false })).toMatch(/^Naming policy/);
  expect(of({ standard: 'service-levels' })).toMatch(/^Service levels of data products/);
  expect(of({ standard: undefined })).toContain('Not a data contract');
});

test('never looks clean when something was not checked', () => {
  expect(of({ complete: false })).toMatch(/^! ODCS 3.1.0, not fully checked/);
  expect(of({}, true)).toMatch(/^! ODCS 3.1.0, syntax only/);
});
