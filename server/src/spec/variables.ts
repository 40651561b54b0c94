const name = '[A-Za-z_][A-Za-z0-9_.]*';

/**
 * ECMAScript source that finds `${NAME}` and `${NAME:-default}` in a string. What such a string will
 * be is not known before it runs, so that its format, pattern, enumeration and scalar type pass.
 */
export const variableSource = String.raw`\$\{${name}(?::-[^}]*)?\}`;
