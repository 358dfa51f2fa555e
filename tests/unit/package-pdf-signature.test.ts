/** A package whose PDF of the whole case is signed inside: the command and the four checks say in words what is wrong. */
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookInto } from '../../electron/archive/look-into';
import { signRoot } from '../../electron/archive/signing/sign-root';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { failedChecks } from '../../shared/archive/checks/check-items';
import { rootFile } from '../../shared/archive/package/package-layout';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import type { PdfSignatureFault } from '../../shared/archive/signing/pdf-signature';
import { packageProblemText } from '../../shared/i18n/archive-text';
import { pick } from '../../shared/i18n/messages';
import { bundleForNode } from '../support/node-program';
import { aPackage, checked, sealedAt, sourceOf, type WholePdf } from '../support/package-samples';
import { openFonts } from '../support/papers-samples';
import { scratchFolder } from '../support/scratch-folder';
import { digitFlippedAt, flippedAt, signedArchive, withUpdate } from '../support/signed-archive';
import { writtenPackage } from '../support/viewer-package';
import { anArchiveKey } from '../support/archive-keys';

const station = { school: '望潮小学（䶮湾校区）', stationCode: 'LS01', drill: false };
const words = pick('zh-CN');
let command: string;
let fonts: PaperFonts;
let key: ArchiveKey;
let whole: { bytes: Buffer; pages: number; signatureAt: number };
beforeAll(async () => {
  command = await bundleForNode('archive/command.ts', scratchFolder('archive-command'), 'archive');
  fonts = await openFonts();
  key = await anArchiveKey(station, sealedAt);
  whole = await signedArchive(fonts, key);
});

/** Sealed and signed with whatever the PDF is by then: the manifests agree with it. */
async function sealedWith(pdf: WholePdf) {
  const made = await aPackage('周慧琳', undefined, pdf);
  const files = new Map(made.files);
  const root = files.get(rootFile) ?? new Uint8Array();
  for (const { path, bytes } of await signRoot(key, root, sealedAt)) files.set(path, bytes);
  const path = [...files.keys()].find((each) => files.get(each) === pdf.bytes) ?? '';
  expect(path).toContain('.pdf');
  return { made, files, path };
}

const verify = (folder: string, ...more: string[]) =>
  spawnSync(process.execPath, [command, 'verify', folder, ...more], { encoding: 'utf8' });

it('is whole when that signature is right, and the command names the PDF', async () => {
  const { made, files, path } = await sealedWith(whole);
  const told = verify(writtenPackage('whole', files));
  expect(told.status).toBe(0);
  expect(told.stdout).toContain(`PDF 里的签名有效，盖住整个文件：${path}`);
  const json = verify(writtenPackage('whole', files), '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ packages: [{ signedPdfs: [path] }] });
  expect(failedChecks(await checked(made))).toEqual([]);
});

const flipped =
  (place: (all: typeof whole) => number, flip = flippedAt) =>
  async () =>
    flip(whole.bytes, place(whole));

describe.each<[string, PdfSignatureFault, () => Promise<Buffer>]>([
  ['a byte changed inside the signed range', 'otherBytes', flipped(() => 5_000)],
  [
    'a byte changed in the value of the signature',
    'wrong',
    flipped(({ bytes, signatureAt }) => {
      const start = bytes.indexOf('/Contents <', signatureAt) + '/Contents <'.length;
      const digits = bytes.toString('latin1', start, bytes.indexOf('>', start));
      return start + digits.replace(/0+$/, '').length - 6;
    }, digitFlippedAt),
  ],
  [
    'a byte changed where the signature begins',
    'unreadable',
    flipped(({ bytes, signatureAt }) => bytes.indexOf('/Contents <', signatureAt) + 14),
  ],
  ['an update appended after the signed range', 'notWhole', async () => withUpdate(whole.bytes)],
  ['its end cut off', 'cut', async () => whole.bytes.subarray(0, -40)],
  [
    'the signature of another station',
    'otherSigner',
    async () => {
      const other = await anArchiveKey({ ...station, stationCode: 'LZZZZZ' }, sealedAt);
      return (await signedArchive(fonts, other)).bytes;
    },
  ],
])('with %s', (_, fault, spoil) => {
  it('has that said of the PDF by its name, although every manifest agrees', async () => {
    const { made, files, path } = await sealedWith({ ...whole, bytes: await spoil() });
    const finding = { kind: 'pdfSignatureWrong' as const, path, fault };
    const { report, signedPdfs } = await lookInto(sourceOf(files), words);
    expect(report.findings).toEqual([finding]);
    if (fault === 'otherSigner') expect(signedPdfs).toEqual([path]);
    else expect(signedPdfs).toEqual([]);
    for (const language of ['zh-CN', 'en'] as const) {
      const told = verify(writtenPackage('spoilt', files), '--lang', language);
      expect(told.status).toBe(1);
      expect(told.stdout).toContain(packageProblemText(pick(language), finding));
    }
    // Before sealing nobody knows yet who will sign the package.
    const fixity = failedChecks(await checked(made)).find(({ id }) => id === 'fixity');
    expect(fixity?.problems ?? []).toEqual(fault === 'otherSigner' ? [] : [finding]);
  });
});
