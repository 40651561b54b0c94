import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';

// Loaded before a program of ours: whatever starts a process, opens a connection or a port, asks for an
// address or loads a native library is noted in the file that the query of this module names, one call a
// line, and goes on. What the functions that everybody knows come down to is watched, too, so that no way
// around them is left.
const log = fileURLToPath(new URL(new URL(import.meta.url).searchParams.get('log') ?? ''));

/**
 * @param {string} what
 * @param {object} owner
 * @param {readonly string[]} names
 */
function watch(what, owner, names) {
  for (const name of names) {
    const real = /** @type {unknown} */ (Reflect.get(owner, name));
    if (typeof real !== 'function') throw new Error(`There is no ${what}.${name} to watch.`);
    const noted = new Proxy(real, {
      apply(target, self, given) {
        note(`${what}.${name}`, given);
        return /** @type {unknown} */ (Reflect.apply(target, self, given));
      },
      construct(target, given, made) {
        note(`${what}.${name}`, given);
        return /** @type {object} */ (Reflect.construct(target, given, made));
      },
    });
    Object.defineProperty(owner, name, { value: noted, writable: true, configurable: true });
  }
}

/**
 * @param {string} call
 * @param {readonly unknown[]} given
 */
function note(call, given) {
  const first = given[0];
  const { file, args } = /** @type {{ file?: string, args?: string[] }} */ (first ?? {});
  const started = file === undefined ? typeof first : [file, ...(args ?? [])].join(' ');
  const shown = typeof first === 'string' ? first : started;
  appendFileSync(log, `${call} ${shown.replaceAll(/\s+/g, ' ').slice(0, 200)}\n`);
}

const started = ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync'];
watch('child_process', childProcess, started);
watch('ChildProcess', childProcess.ChildProcess.prototype, ['spawn']);
watch('net', net, ['connect', 'createConnection']);
watch('Socket', net.Socket.prototype, ['connect']);
watch('Server', net.Server.prototype, ['listen']);
watch('tls', tls, ['connect']);
watch('http', http, ['request', 'get']);
watch('https', https, ['request', 'get']);
watch('http2', http2, ['connect']);
watch('dgram', dgram, ['createSocket']);
watch('dns', dns, ['lookup', 'resolve']);
watch('dns.promises', dns.promises, ['lookup', 'resolve']);
watch('globalThis', globalThis, ['fetch', 'WebSocket']);
watch('process', process, ['dlopen', 'kill']);
syncBuiltinESMExports();
