/** https to a platform: spoken only where somebody vouches for it, and told in words where nobody does. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openHttpWire } from '../../electron/sync/http-wire';
import { pairStation } from '../../electron/sync/pairing';
import { trustedAuthorities } from '../../electron/sync/trusted-authorities';
import { cancelSource } from '../../shared/sync/cancel';
import { newStationKey } from '../support/platform-builders';
import { scratchFolder } from '../support/scratch-folder';

const folder = scratchFolder('sync-tls');
const at = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
openssl('req', '-x509', ...key, '-days', '3650', '-subj', '/CN=县教育网根证书', '-utf8',
  '-keyout', at('ca.key'), '-out', at('ca.pem')); // prettier-ignore
const authority = readFileSync(at('ca.pem'), 'utf8');

/** A certificate of the county's authority for a name, in force for so many days from now; -1 is yesterday's. */
function certificate(name: string, days: number) {
  const [request, extension] = [at('request.pem'), at('names.txt')];
  writeFileSync(extension, `subjectAltName=${name}\n`);
  openssl('req', ...key, '-subj', '/CN=platform', '-keyout', at('leaf.key'), '-out', request);
  openssl('x509', '-req', '-in', request, '-CA', at('ca.pem'), '-CAkey', at('ca.key'),
    '-days', String(days), '-extfile', extension, '-out', at('leaf.pem')); // prettier-ignore
  return { key: readFileSync(at('leaf.key')), cert: readFileSync(at('leaf.pem')) };
}

const servers: https.Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** What pairing with such a server comes to, and how many requests reached it. */
async function pairedWith(name: string, days: number, authorities?: readonly string[]) {
  let asked = 0;
  const server = https.createServer(certificate(name, days), (request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(503, { 'Content-Type': 'application/problem+json' }).end('{}');
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const { wire, close } = openHttpWire(authorities);
  const { publicKey } = newStationKey();
  const facts = { name: '望潮小学', stationCode: 'LS01', publicKey };
  const url = `https://127.0.0.1:${port}`;
  const answer = await pairStation(wire, url, 'CODE', facts, cancelSource().signal, {
    sign: () => 'signature',
  });
  close();
  return { said: answer.ok ? 'paired' : answer.error.kind, asked };
}

it.each([
  ['by an authority that this computer trusts', 'IP:127.0.0.1', 2, [authority], 'platformBusy', 1],
  ['by one it does not', 'IP:127.0.0.1', 2, undefined, 'platformNotTrusted', 0],
  ['for another address', 'DNS:platform.example', 2, [authority], 'platformNotTrusted', 0],
  ['that is out of date', 'IP:127.0.0.1', -1, [authority], 'platformNotTrusted', 0],
] as const)('a certificate %s', async (_, name, days, authorities, said, asked) => {
  expect(await pairedWith(name, days, authorities)).toEqual({ said, asked });
});

it('what this computer trusts is its own list and that of the system, each authority once', () => {
  const lists = { default: ['one', 'two'], system: ['two', 'three'] };
  const getCACertificates = (which: 'default' | 'system') => lists[which];
  expect(trustedAuthorities({ getCACertificates })).toEqual(['one', 'two', 'three']);
  expect(trustedAuthorities({})).toBeUndefined();
  const broken = () => {
    throw new Error('no store');
  };
  expect(trustedAuthorities({ getCACertificates: broken })).toBeUndefined();
});
