/** A signed package with its page 查看.html, and the folder that it is read from. */
import { X509Certificate } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageDigests } from '../../electron/archive/package-digests';
import { signRoot } from '../../electron/archive/signing/sign-root';
import { archivePlan } from '../../shared/archive/archive-plan';
import { tagFilesOver } from '../../shared/archive/package/compose-package';
import { digestFile } from '../../shared/archive/package/package-hashes';
import { signedFile } from '../../shared/archive/signing/signature-files';
import type { ViewerData } from '../../shared/archive/viewer/viewer-data';
import { viewerHtml } from '../../shared/archive/viewer/viewer-data';
import { viewerDataOf } from '../../shared/archive/viewer/viewer-data-of';
import { pick } from '../../shared/i18n/messages';
import { aPackage, checked, sealedAt, type WholePdf } from './package-samples';
import { pack, sampleTraces } from './papers-samples';
import { sampleLabels } from './sample-labels';
import { builtPage } from './built-page';
import { scratchFolder } from './scratch-folder';
import { anArchiveKey } from './archive-keys';

/** The page as the build of the product makes it. */
export const viewerTemplate = (): Promise<string> => builtPage('viewer');

/** Every file of a package with its page and its signatures. */
export async function viewedPackage(
  template: string,
  name = '周慧琳',
  whole?: WholePdf,
): Promise<{ readonly files: Map<string, Uint8Array>; readonly data: ViewerData }> {
  const made = await aPackage(name, undefined, whole);
  const { facts, chain } = made;
  const station = { school: '望潮小学（䶮湾校区）', stationCode: 'LS01', drill: false };
  const key = await anArchiveKey(station, sealedAt);
  const certificate = new X509Certificate(Buffer.from(key.certificate, 'base64'));
  const payload = [];
  for (const [path, bytes] of made.files) {
    if (path.startsWith('data/')) payload.push(await digestFile(path, bytes, packageDigests));
  }
  const plan = archivePlan({
    current: facts.current,
    pack,
    traces: sampleTraces(0),
    labels: sampleLabels,
    sealedAt,
  });
  if (!plan.ok) throw new Error(plan.error.kind);
  const data = viewerDataOf({
    facts,
    plan: plan.value,
    chain,
    checks: await checked(made),
    words: pick('zh-CN'),
    payload,
    signer: {
      certificate: certificate.toString(),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      sm2PublicKey: key.sm2PublicKey,
    },
  });
  const tags = await tagFilesOver({ facts, chain, payload }, packageDigests, {
    viewer: () => viewerHtml(template, data),
  });
  const files = new Map(made.files);
  for (const { path, bytes } of tags.files) files.set(path, bytes);
  const signed = files.get(signedFile) ?? new Uint8Array();
  for (const { path, bytes } of await signRoot(key, signed, sealedAt)) files.set(path, bytes);
  return { files, data };
}

/** Writes a package into a folder of its own name; the answer is that folder. */
export function writtenPackage(name: string, files: ReadonlyMap<string, Uint8Array>): string {
  const folder = join(scratchFolder('package'), name);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}
