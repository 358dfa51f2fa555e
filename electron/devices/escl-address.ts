/** Where a network scanner may be: typed or announced addresses, and which of them are in the local network. */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { ScanError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';

const local = new BlockList();
// RFC 1918, 3927, 6598, 1122; RFC 4193, 4291.
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
] as const) {
  local.addSubnet(net, bits, 'ipv4');
}
local.addSubnet('fc00::', 7, 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');
local.addAddress('::1', 'ipv6');

/** The networks that this computer itself stands in: some schools and offices use public addresses inside. */
function ownNetworks(): BlockList {
  const own = new BlockList();
  for (const { address, cidr, family } of Object.values(networkInterfaces()).flatMap(
    (all) => all ?? [],
  )) {
    const bits = Number(cidr?.split('/')[1] ?? NaN);
    // A tunnel that takes everything in is no neighbourhood.
    if (bits >= 16) own.addSubnet(address, bits, family === 'IPv4' ? 'ipv4' : 'ipv6');
  }
  return own;
}

/** Whether an IP address is private, or in a network that this computer stands in. */
export function isLocalAddress(ip: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return isLocalAddress(mapped);
  const plain = ip.replace(/%.*$/, '');
  const family = isIP(plain);
  const type = family === 4 ? 'ipv4' : 'ipv6';
  return family !== 0 && (local.check(plain, type) || ownNetworks().check(plain, type));
}

const longestAddress = 200;

/**
 * The addresses to try for what somebody typed: an address alone is tried as most devices want it, one with scheme, port
 * or path as it stands.
 */
export function parseTypedAddress(text: string): Result<readonly string[], ScanError> {
  const typed = text.trim();
  const invalid = err({ kind: 'scannerAddressInvalid' as const });
  if (typed === '' || typed.length > longestAddress || /[\s\\]/.test(typed)) return invalid;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  let url: URL;
  try {
    url = new URL(hasScheme ? typed : `http://${isIP(typed) === 6 ? `[${typed}]` : typed}`);
  } catch {
    return invalid;
  }
  if (!['http:', 'https:'].includes(url.protocol) || url.hostname === '') return invalid;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return invalid;
  }
  // A word alone is a mistyped name more often than a host; a single number is none.
  if (!hasScheme && !/[.:]/.test(url.hostname) && url.hostname !== 'localhost') return invalid;
  const path = url.pathname.replace(/\/+$/, '');
  const base = (scheme: string, host: string) =>
    `${scheme}//${host}${path === '' ? '/eSCL' : path}`;
  if (hasScheme || url.port !== '') return ok([base(url.protocol, url.host)]);
  return ok([
    base('https:', url.host),
    base('http:', url.host),
    base('http:', `${url.hostname}:8080`),
  ]);
}

/** An address of a scanner with the IP it stands for now. */
export type PinnedAddress = {
  readonly url: URL;
  readonly ip: string;
  readonly family: 4 | 6;
  readonly isLocal: boolean;
};

/** Finds the IP once, so that every connection of a scan goes to what was judged here. */
export async function pinAddress(base: string): Promise<Result<PinnedAddress, ScanError>> {
  const url = new URL(base);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  try {
    const { address, family } = await lookup(host);
    const isLocal = isLocalAddress(address);
    // Papers of children do not cross the open network in clear.
    if (!isLocal && url.protocol !== 'https:') return err({ kind: 'scannerNotLocal' });
    return ok({ url, ip: address, family: family === 6 ? 6 : 4, isLocal });
  } catch {
    return err({ kind: 'scannerGone' });
  }
}

/**
 * The job that a Location header names, below the device that gave it. Some devices name themselves by another of their
 * names, or as this very computer; the connection goes to the device all the same. Any other host is refused.
 */
export function jobPath(
  location: string | undefined,
  at: URL,
  otherNames: readonly string[],
): Result<string, ScanError> {
  if (location === undefined || location.length > 500) return err({ kind: 'scannerNonsense' });
  let url: URL;
  try {
    url = new URL(location, `${at.href.replace(/\/*$/, '')}/`);
  } catch {
    return err({ kind: 'scannerNonsense' });
  }
  const names = [at.hostname, ...otherNames, 'localhost', '127.0.0.1', '[::1]'];
  const same = names.some((name) => name.toLowerCase() === url.hostname.toLowerCase());
  if (!same || !['http:', 'https:'].includes(url.protocol))
    return err({ kind: 'scannerElsewhere' });
  return ok(url.pathname.replace(/\/+$/, ''));
}
