/** The body of a contract with one property, and its lines. */
export const property = (...lines: readonly string[]): string =>
  `schema:\n  - name: orders\n    properties:\n      - name: customer\n${lines.map((line) => `        ${line}\n`).join('')}`;

/** The same in a contract that declares a version. */
export const propertyIn = (version: string, ...lines: readonly string[]): string =>
  `apiVersion: ${version}\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: draft\n${property(...lines)}`;

/** The body of a contract with one quality check of an object. */
export const objectCheck = (...lines: readonly string[]): string =>
  `schema:\n  - name: orders\n    quality:\n      - name: check\n${lines.map((line) => `        ${line}\n`).join('')}`;

/** The body of a contract with one quality check of a property. */
export const propertyCheck = (...lines: readonly string[]): string =>
  property('quality:', '  - name: check', ...lines.map((line) => `    ${line}`));
