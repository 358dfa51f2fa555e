/** Small packages for tests of what only carries them: right tag manifest, few files, sizes as wanted. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ExportedPackage } from '../../shared/archive/export/export-order';
import type { PackageSource } from '../../shared/archive/package/package-source';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What a carrier says of itself. */
export const carrierFacts = {
  exportId: 'YJ-2026-0001',
  madeAt: '2026-09-01 10:00',
  madeBy: '审计员甲',
  approvedBy: '科长乙',
  reason: '年度移交',
  office: '望潮区教育局',
  program: '入学帮办站 0.1.0',
  masked: false,
};

export type CarriedPackage = {
  readonly one: ExportedPackage;
  readonly files: Map<string, Uint8Array>;
  readonly source: PackageSource;
};

/** A package with two payload files of `bytes` each; what they hold depends on the number only. */
export function carriedPackage(number: number, bytes = 2_000): CarriedPackage {
  const name = `RX-371103-2026-${String(number).padStart(6, '0')}`;
  const files = new Map<string, Uint8Array>();
  const content = (salt: string) => {
    const seed = createHash('sha256').update(`${number}/${salt}`).digest();
    return Buffer.concat(Array.from({ length: Math.ceil(bytes / 32) }, () => seed)).subarray(
      0,
      bytes,
    );
  };
  files.set('data/01-申请材料/01-居民户口簿.pdf', content('pdf'));
  files.set('data/元数据/𡝗·空.json', content('json'));
  const manifest = [...files].map(([path, file]) => `${sha256(file)}  ${path}\n`).join('');
  files.set('manifest-sha256.txt', Buffer.from(manifest, 'utf8'));
  const tags = `${sha256(Buffer.from(manifest, 'utf8'))}  manifest-sha256.txt\n`;
  files.set('tagmanifest-sha256.txt', Buffer.from(tags, 'utf8'));
  const all = [...files.values()].reduce((sum, file) => sum + file.byteLength, 0);
  return {
    files,
    source: {
      list: async () => [...files].map(([path, file]) => ({ path, bytes: file.byteLength })),
      read: async (path) => files.get(path),
    },
    one: {
      caseId: uuidv7(),
      name,
      root: sha256(Buffer.from(tags, 'utf8')),
      files: files.size,
      bytes: all,
      title: `幼升小入学档案（第${number}件）`,
      office: '望潮区教育局',
      year: 2026,
      category: '幼升小',
      sealedOn: '2026-08-15',
      pages: 3,
    },
  };
}
