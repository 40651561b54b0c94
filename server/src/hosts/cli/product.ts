import manifest from '../../../../package.json' with { type: 'json' };

/** Name and version of this program. */
export const product = { name: 'dataengos', version: manifest.version } as const;
