import { isIP } from 'node:net';

/** Where requests go. */
export interface Endpoint {
  /** Without a slash at its end. */
  readonly url: string;
  /** `https://api.example.com`. */
  readonly origin: string;
  /** For people, and for whoever keeps keys: `api.example.com`, with its port where that is not the usual one. */
  readonly host: string;
}

/** Reads an address that the user configured. Throws a sentence where it is none, or one that anybody on the way could read along. */
export function endpointOf(address: string, what: string): Endpoint {
  const url = URL.parse(address.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new Error(`${what} is no address of a web server.`);
  if (url.username !== '' || url.password !== '')
    throw new Error(`${what} must not hold a user or a password.`);
  if (url.search !== '' || url.hash !== '')
    throw new Error(`${what} must not have a query or a fragment.`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new Error(`${what} must begin with https: what is sent could be read on the way.`);
  return {
    url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`,
    origin: url.origin,
    host: url.host,
  };
}

function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
