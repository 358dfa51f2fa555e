/** The signatures of a package: right ones are right for OpenSSL too, and every wrong one is named. */
import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { signRoot } from '../../electron/archive/signing/sign-root';
import { sm2SignatureOf } from '../../electron/archive/signing/sm2-sign';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import { readCertificate } from '../../shared/archive/signing/certificate';
import { mostDerBytes } from '../../shared/archive/signing/der';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import { signaturePaths, signedFile } from '../../shared/archive/signing/signature-files';
import { readSignedData } from '../../shared/archive/signing/signed-data';
import { isSm2Right } from '../../shared/archive/signing/sm2-signature';
import { readTimestampRequest } from '../../shared/archive/signing/timestamp';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';

import { sourceOf } from '../support/package-samples';
import { packageProblemText } from '../../shared/i18n/archive-text';
import { pick } from '../../shared/i18n/messages';
import { signatureFindings } from '../../shared/i18n/signature-text';
import { scratchFolder } from '../support/scratch-folder';
import { anArchiveKey } from '../support/archive-keys';

const at = '2026-08-15T02:03:04.000Z';
const root = Buffer.from('0123456789abcdef  manifest-sha256.txt\n', 'utf8');
const crypto = cryptoOver(webcrypto.subtle);
const folder = scratchFolder('signatures');
const station = { school: '望潮小学（䶮湾校区）', stationCode: 'LAB2CD', drill: false };

let key: ArchiveKey;
let other: ArchiveKey;
let files: Map<string, Uint8Array>;
const put = (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const bytesOf = (path: string) => files.get(path) ?? new Uint8Array();
const certificateOf = ({ certificate }: ArchiveKey) => Buffer.from(certificate, 'base64');

const packageOf = async (signer: ArchiveKey): Promise<Map<string, Uint8Array>> =>
  new Map([
    [signedFile, root],
    ...(await signRoot(signer, root, at)).map(({ path, bytes }) => [path, bytes] as const),
  ]);
const findings = async (found: Map<string, Uint8Array>, expected = {}) =>
  (await verifySignatures(sourceOf(found), crypto, expected)).findings.map(({ kind }) => kind);
const changed = (path: string, bytes: Uint8Array | undefined): Map<string, Uint8Array> => {
  const found = new Map(files);
  if (bytes === undefined) found.delete(path);
  else found.set(path, bytes);
  return found;
};
const flipped = (bytes: Uint8Array, index: number) =>
  Uint8Array.from(bytes, (octet, place) => (place === index ? octet ^ 1 : octet));

beforeAll(async () => {
  key = await anArchiveKey(station, at);
  other = await anArchiveKey({ ...station, stationCode: 'LZZZZZ' }, at);
  files = await packageOf(key);
});

describe('OpenSSL', () => {
  it('takes the CMS signature by the certificate with its Chinese name, and refuses another root', () => {
    const certificate = put('station.der', certificateOf(key));
    const pem = put('station.pem', openssl('x509', '-inform', 'DER', '-in', certificate));
    const signature = put('root.p7s', bytesOf(signaturePaths.cms));
    const verify = (content: string) =>
      openssl(
        ...['cms', '-verify', '-binary', '-cades', '-inform', 'DER', '-in', signature],
        ...['-content', content, '-CAfile', pem, '-purpose', 'any', '-out', join(folder, 'out')],
      );
    verify(put('root.txt', root));
    expect(() => verify(put('flipped.txt', flipped(root, 5)))).toThrow(/digest|erification/);
    const name = openssl(
      'x509',
      '-in',
      pem,
      '-noout',
      '-subject',
      '-nameopt',
      'utf8,-esc_msb,sep_comma_plus',
    );
    expect(name).toContain('望潮小学（䶮湾校区）');
    expect(name).toContain('LAB2CD');
    const text = openssl('x509', '-in', pem, '-noout', '-text');
    expect(text).toContain('Digital Signature, Non Repudiation');
    expect(text).toContain('Dec 31 23:59:59 9999');
  });

  it('takes SM2 signatures, whatever zeros their numbers begin with, and refuses another root', () => {
    const spki = Buffer.concat([
      Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex'),
      Buffer.from(key.sm2PublicKey, 'hex'),
    ]);
    const pem = put(
      'sm2.pem',
      openssl('pkey', '-pubin', '-inform', 'DER', '-in', put('sm2.der', spki)),
    );
    const verify = (signature: string, content: string) =>
      openssl(
        ...['dgst', '-sm3', '-verify', pem, '-sigopt', 'distid:1234567812345678'],
        ...['-signature', put('sm2.sig', Buffer.from(signature, 'hex')), content],
      );
    const good = put('root.txt', root);
    const short: string[] = [];
    for (let round = 0; round < 400; round += 1) {
      const made = sm2SignatureOf(key, root, at);
      expect(isSm2Right(made, root)).toBe(true);
      if (!/^304[4-6]022[01]/.test(made.signature) || round < 3) short.push(made.signature);
    }
    for (const signature of short) expect(verify(signature, good)).toContain('Verified OK');
    expect(() => verify(short[0] ?? '', put('flipped.txt', flipped(root, 0)))).toThrow();
  });

  it('reads the request for a time stamp', () => {
    const text = openssl(
      'ts',
      '-query',
      '-in',
      put('root.tsq', bytesOf(signaturePaths.request)),
      '-text',
    );
    expect(text).toContain('Hash Algorithm: sha256');
    expect(text).toContain('Certificate required: yes');
    expect(text).toMatch(/Nonce: 0x[4-7][0-9A-F]{15}\n/);
  });
});

describe('a verification', () => {
  it('finds nothing wrong, names who signed when, and notes that the time stamp is not there yet', async () => {
    const report = await verifySignatures(sourceOf(files), crypto, {
      sm2PublicKeys: [key.sm2PublicKey],
    });
    expect(report.findings).toEqual([
      { kind: 'timestampMissing', severity: 'note', path: signaturePaths.timestamp },
    ]);
    expect(report.cms?.certificate.subject).toBe(
      '望潮小学（䶮湾校区） LAB2CD, 入学帮办站 归档签名, 望潮小学（䶮湾校区）, CN',
    );
    expect(report.cms?.signedAt).toBe(at);
    expect(report.sm2).toEqual({ publicKey: key.sm2PublicKey, signedAt: at });
  });

  it('names a root that was changed afterwards, in every signature over it', async () => {
    expect(await findings(changed(signedFile, flipped(root, 3)))).toEqual([
      'signatureOfOtherBytes',
      'sm2Wrong',
      'requestOfOtherBytes',
    ]);
    expect(await findings(changed(signedFile, undefined))).toEqual(['rootMissing']);
  });

  it('is part of what is found in a package, each fault in a sentence; what is only told is no fault', async () => {
    const words = pick('zh-CN');
    const whole = await verifySignatures(sourceOf(files), crypto);
    expect(signatureFindings(words, whole)).toEqual([]);
    const without = changed(signaturePaths.sm2, undefined);
    without.set(signedFile, flipped(root, 3));
    const found = signatureFindings(words, await verifySignatures(sourceOf(without), crypto));
    expect(found.map((finding) => packageProblemText(words, finding))).toEqual([
      '签名不对：签名/tagmanifest-sha256.p7s（清单在签名之后被改过，或签名属于另一个信息包）',
      '缺少签名：签名/tagmanifest-sha256.sm2.json',
      '签名不对：签名/tagmanifest-sha256.tsq（时间戳申请不是为这份清单做的）',
    ]);
  });

  it('names signatures by somebody else where it is known who signs', async () => {
    const fingerprints = ['0'.repeat(64)];
    const expected = { fingerprints, sm2PublicKeys: [other.sm2PublicKey] };
    expect(await findings(files, expected)).toEqual([
      'certificateUnexpected',
      'sm2KeyUnexpected',
      'timestampMissing',
    ]);
  });

  it('names a certificate that was put in the place of the signer’s', async () => {
    // The same name and number, so that the signature means it, but another key.
    const signature = Buffer.from(bytesOf(signaturePaths.cms));
    const spki = readCertificate(certificateOf(key))?.spki ?? new Uint8Array();
    const strange = readCertificate(certificateOf(other))?.spki ?? new Uint8Array();
    expect(strange.byteLength).toBe(spki.byteLength);
    signature.set(strange, signature.indexOf(spki));
    expect(await findings(changed(signaturePaths.cms, signature))).toContain('signatureWrong');
    // The same key, but a certificate of another content: the signature itself still fits.
    const renamed = Buffer.from(bytesOf(signaturePaths.cms));
    const usage = renamed.indexOf(Buffer.from('0603551d0f0101ff0404030206c0', 'hex'));
    renamed[usage + 13] = 0x80;
    expect(usage).toBeGreaterThan(0);
    expect(await findings(changed(signaturePaths.cms, renamed))).toContain(
      'signatureOfOtherCertificate',
    );
  });

  it.each([
    [signaturePaths.cms, 'signatureMissing'],
    [signaturePaths.sm2, 'sm2Missing'],
    [signaturePaths.request, 'requestMissing'],
  ])('names that %s is missing', async (path, kind) => {
    expect(await findings(changed(path, undefined))).toContain(kind);
  });

  it.each([
    [signaturePaths.cms, 'signatureUnreadable'],
    [signaturePaths.sm2, 'sm2Unreadable'],
    [signaturePaths.request, 'requestUnreadable'],
    [signaturePaths.timestamp, 'timestampUnreadable'],
  ])('does not read %s when it is no such file or too large', async (path, kind) => {
    for (const bytes of [
      Buffer.from('<html>'),
      new Uint8Array(),
      new Uint8Array(mostDerBytes + 1),
    ]) {
      expect(await findings(changed(path, bytes))).toContain(kind);
    }
  });

  it('tells of every changed bit of what is signed, of the signature and of the certificate', async () => {
    const cms = bytesOf(signaturePaths.cms);
    const { signature, signedAttributes, signer } = readSignedData(cms) ?? {};
    const told = [signature, signedAttributes?.subarray(1), signer?.der];
    const sm2 = bytesOf(signaturePaths.sm2);
    const { signature: digits = '' } = JSON.parse(Buffer.from(sm2).toString()) as {
      signature?: string;
    };
    const cases = [
      ...told.map((part) => ({ path: signaturePaths.cms, bytes: cms, part })),
      { path: signaturePaths.sm2, bytes: sm2, part: Buffer.from(digits) },
      { path: signaturePaths.sm2, bytes: sm2, part: Buffer.from(key.sm2PublicKey) },
    ];
    for (const { path, bytes, part = new Uint8Array() } of cases) {
      const start = Buffer.from(bytes).indexOf(part);
      expect(part.byteLength).toBeGreaterThan(60);
      expect(start).toBeGreaterThan(0);
      for (let index = start; index < start + part.byteLength; index += 1) {
        const mutant = changed(path, flipped(bytes, index));
        const { findings: found } = await verifySignatures(sourceOf(mutant), crypto);
        const faults = found.filter(({ severity }) => severity === 'fault');
        expect(
          faults.map((one) => one.path),
          `${path} ${index}`,
        ).toEqual([path]);
      }
    }
  });
});

describe('hostile bytes', () => {
  it('never make the reading or the verification throw', async () => {
    const mutants = fc.record({
      path: fc.constantFrom(...Object.values(signaturePaths)),
      at: fc.nat({ max: 1_600 }),
      cut: fc.nat({ max: 60 }),
      put: fc.uint8Array({ maxLength: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(mutants, async ({ path, at: place, cut, put: added }) => {
        const bytes = bytesOf(path === signaturePaths.timestamp ? signaturePaths.cms : path);
        const mutant = Buffer.concat([
          bytes.subarray(0, place),
          added,
          bytes.subarray(place + cut),
        ]);
        const report = await verifySignatures(sourceOf(changed(path, mutant)), crypto);
        expect(report.findings.every(({ kind }) => typeof kind === 'string')).toBe(true);
        for (const read of [readSignedData, readCertificate, readTimestampRequest]) read(mutant);
      }),
      { numRuns: 1_000 },
    );
  });
});
