/** SHA-256 of the UTF-8 bytes of a text, in hex: what `sha256sum` prints for a file that holds the text. */
export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  const state = Uint32Array.from(START);
  const words = new Uint32Array(64);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length; at += 64) {
    for (let index = 0; index < 16; index++) words[index] = view.getUint32(at + 4 * index);
    for (let index = 16; index < 64; index++) {
      const [two, fifteen] = [word(words, index - 2), word(words, index - 15)];
      const one = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10);
      const other = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3);
      words[index] = (word(words, index - 16) + other + word(words, index - 7) + one) | 0;
    }
    mix(state, words);
  }
  return Array.from(state, (part) => part.toString(16).padStart(8, '0')).join('');
}

/** A one behind the text, zeros up to a whole block, and the length in bits. */
function padded(text: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((((text.length + 8) >> 6) + 1) << 6);
  bytes.set(text);
  bytes[text.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(text.length / 0x2000_0000));
  view.setUint32(bytes.length - 4, text.length << 3);
  return bytes;
}

/** One block, as FIPS 180-4 says. */
function mix(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index++) {
    const big = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const choice = (e & f) ^ (~e & g);
    const one = (h + big + choice + word(ROUNDS, index) + word(words, index)) | 0;
    const small = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (small + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  for (const [index, part] of [a, b, c, d, e, f, g, h].entries())
    state[index] = (word(state, index) + part) | 0;
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

function turn(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits));
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

/** The first 32 bits behind the point. */
function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 0x1_0000_0000);
}

const START = firstPrimes(8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = Uint32Array.from(firstPrimes(64), (prime) => fraction(Math.cbrt(prime)));
