/** A time-stamp authority of the test's own: OpenSSL behind an HTTP server, and ways in which a bad one answers. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });

const config = (folder: string) => `
[ req ]
distinguished_name = name
prompt = no
utf8 = yes
string_mask = utf8only
[ name ]
CN = 国家授时测试机构
[ ca ]
basicConstraints = critical,CA:true
[ stamps ]
basicConstraints = CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ tsa ]
default_tsa = tsa_one
[ tsa_one ]
serial = ${folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

/** The authority's own files in a folder that is there, with an RSA or an ECDSA key. */
export function newAuthority(algorithm: 'rsa' | 'ec', folder: string) {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('openssl.cnf'), config(folder));
  writeFileSync(at('serial'), '01\n');
  const key = algorithm === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'];
  const request = (name: string, ...more: string[]) =>
    openssl(
      ...['req', '-config', at('openssl.cnf'), '-newkey', ...key, '-nodes', '-sha256'],
      ...['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`), ...more],
    );
  request('ca', '-x509', '-days', '3650', '-extensions', 'ca');
  request(
    'tsa',
    '-x509',
    '-days',
    '3650',
    '-extensions',
    'stamps',
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
  );
  return {
    caFile: at('ca.pem'),
    /** SHA-256 of the certificate that signs its tokens, as a district would name it. */
    fingerprint: (): string => {
      const pem = readFileSync(at('tsa.pem'), 'utf8');
      return new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();
    },
    /** Answers a request as OpenSSL does. */
    reply: (query: Uint8Array): Uint8Array => {
      writeFileSync(at('in.tsq'), query);
      openssl(
        ...['ts', '-reply', '-config', at('openssl.cnf'), '-section', 'tsa_one'],
        ...['-queryfile', at('in.tsq'), '-signer', at('tsa.pem'), '-inkey', at('tsa.key')],
        ...['-out', at('out.tsr')],
      );
      return readFileSync(at('out.tsr'));
    },
    /** Whether OpenSSL takes the reply for these bytes. */
    verify: (reply: Uint8Array, content: Uint8Array): string => {
      writeFileSync(at('reply.tsr'), reply);
      writeFileSync(at('content'), content);
      return openssl(
        ...['ts', '-verify', '-data', at('content'), '-in', at('reply.tsr')],
        ...['-CAfile', at('ca.pem')],
      ).toString();
    },
  };
}

/** A server at a free port of this machine. */
export async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}/tsa`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Answers with `reply` of whatever was posted. */
export const answering =
  (reply: (query: Buffer) => Uint8Array, type = 'application/timestamp-reply'): RequestListener =>
  (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.writeHead(200, { 'Content-Type': type });
      response.end(reply(Buffer.concat(parts)));
    });
  };
