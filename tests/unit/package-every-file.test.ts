/** One flipped byte in any file of a package as it leaves the station is found, and the file is named. */
import { beforeAll, expect, it } from 'vitest';
import { archiveCrypto } from '../../electron/archive/archive-crypto';
import { lookInto } from '../../electron/archive/look-into';
import { signaturePaths, signedFile } from '../../shared/archive/signing/signature-files';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import { pick } from '../../shared/i18n/messages';
import { newAuthority } from '../support/local-tsa';
import { sourceOf } from '../support/package-samples';
import { scratchFolder } from '../support/scratch-folder';
import { viewedPackage, viewerTemplate } from '../support/viewer-package';

const words = pick('zh-CN');
let whole: Map<string, Uint8Array>;
beforeAll(async () => {
  const { files } = await viewedPackage(await viewerTemplate());
  const authority = newAuthority('ec', scratchFolder('every-file-authority'));
  const request = files.get(signaturePaths.request) ?? new Uint8Array();
  whole = new Map([...files, [signaturePaths.timestamp, authority.reply(Buffer.from(request))]]);
});

/** Endings of the files that a package has; the manifests and lists are told apart by their names. */
const kinds = ['.pdf', '.jpg', '.xml', '.json', '.jsonl', '.html', '.p7s', '.tsq', '.tsr', '.txt'];

const stamps = [signaturePaths.request, signaturePaths.timestamp];

const findingsIn = async (files: ReadonlyMap<string, Uint8Array>) =>
  (await lookInto(sourceOf(files), words)).report.findings;

it('has every kind of file, and is whole', async () => {
  for (const kind of kinds) {
    expect(
      [...whole.keys()].some((path) => path.endsWith(kind)),
      kind,
    ).toBe(true);
  }
  expect(await findingsIn(whole)).toEqual([]);
});

it('has a flipped byte anywhere found, with the file named', async () => {
  expect(whole.size).toBeGreaterThan(20);
  for (const [path, bytes] of whole) {
    for (const share of [0, 0.37, 0.71, 0.999]) {
      const place = Math.floor(share * bytes.length);
      const flipped = Uint8Array.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ 0x15;
      const found = await findingsIn(new Map(whole).set(path, flipped));
      const named = found.flatMap((finding) => [
        finding.path,
        ...('of' in finding ? [finding.of] : []),
        ...('manifest' in finding ? [finding.manifest] : []),
      ]);
      // What is signed is told of by the signatures that are over it, a request also by its answer.
      const speaking =
        path === signedFile
          ? [signaturePaths.cms]
          : path === signaturePaths.request
            ? stamps
            : [path];
      expect(
        speaking.some((one) => named.includes(one)),
        `${path} ${place}: ${named.join()}`,
      ).toBe(true);
    }
  }
});

it('has every single bit of the time-stamp request found, by the request or by its answer', async () => {
  const request = whole.get(signaturePaths.request) ?? new Uint8Array();
  expect(request.length).toBeGreaterThan(50);
  for (let bit = 0; bit < 8 * request.length; bit += 1) {
    const flipped = Uint8Array.from(request);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const files = new Map(whole).set(signaturePaths.request, flipped);
    const { findings } = await verifySignatures(sourceOf(files), archiveCrypto);
    expect(
      findings.map(({ severity }) => severity),
      String(bit),
    ).toContain('fault');
  }
});
