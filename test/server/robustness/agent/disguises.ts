/** A text as queries may make it look: each in a form in which it could be read again. */
export function disguises(value: string): readonly string[] {
  const bytes = Buffer.from(value, 'utf8');
  const name = value.split('@')[0] ?? value;
  const letters = Array.from(value);
  const whole = [
    value,
    value.toUpperCase(),
    letters.toReversed().join(''),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64'),
    letters.join('-'),
    letters.join(', '),
    [...bytes].join(', '),
    [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join(''),
    encodeURIComponent(value),
    value.replace('@', ' at '),
    value.slice(1),
  ];
  // Names alone may be words that the workspace has anyway.
  return name.length > 6 ? [...whole, Array.from(name).toReversed().join('')] : whole;
}
