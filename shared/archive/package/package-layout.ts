/** Where the files of a package stand that are not files of the case: metadata below `data/`, tag files at the top. */
import type { PackageProfile } from './package-profile';
import { payloadFolder } from './package-items';
import type { DigestAlgorithm, DigestedFile } from './package-hashes';
import { digestAlgorithms } from './package-hashes';
import { manifestText } from './manifest';
import { signaturePaths, signedFile } from '../signing/signature-files';

/** Tag files that every package has, at its top (RFC 8493, 2.2). */
export const tagFiles = { declaration: 'bagit.txt', info: 'bag-info.txt' } as const;

/** The page that shows a package in any browser; a tag file, so that it can hold the payload manifest. */
export const viewerFile = '查看.html';

/** What signs the root; none of them stands in a manifest. */
export const signatureFiles: readonly string[] = Object.values(signaturePaths);

export const manifestFile = (algorithm: DigestAlgorithm) => `manifest-${algorithm}.txt`;
export const tagManifestFile = (algorithm: DigestAlgorithm) => `tagmanifest-${algorithm}.txt`;

/** The file whose SHA-256 is the root of a package: it stands for every byte below. */
export const rootFile = signedFile;

const metadataNames = {
  basicInfo: '基本信息.json',
  record: '材料元数据.xml',
  encapsulation: '电子文件封装.xml',
  traces: '办理痕迹.jsonl',
  report: '四性检测报告.json',
} as const;

/** Paths of the files that describe the others, by the profile's folder of metadata. */
export function metadataPaths({ folders: { metadata } }: PackageProfile) {
  const below = (name: string) => `${payloadFolder}/${metadata}/${name}`;
  return {
    description: `${payloadFolder}/说明文件.xml`,
    catalogue: `${payloadFolder}/目录.xml`,
    basicInfo: below(metadataNames.basicInfo),
    record: below(metadataNames.record),
    encapsulation: below(metadataNames.encapsulation),
    traces: below(metadataNames.traces),
    report: below(metadataNames.report),
  };
}

/** What a file describes, told by its name alone: a profile may have given its folder another one. */
export function metadataKind(path: string): keyof ReturnType<typeof metadataPaths> | undefined {
  if (path === `${payloadFolder}/说明文件.xml`) return 'description';
  if (path === `${payloadFolder}/目录.xml`) return 'catalogue';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = Object.entries(metadataNames).find(([, each]) => each === name);
  return path.startsWith(`${payloadFolder}/`)
    ? (found?.[0] as keyof typeof metadataNames | undefined)
    : undefined;
}

/** Manifests over files, one for each algorithm. */
export function manifestsOver(
  files: readonly DigestedFile[],
  fileOf: (algorithm: DigestAlgorithm) => string,
): readonly { readonly path: string; readonly text: string }[] {
  return digestAlgorithms.map((algorithm) => ({
    path: fileOf(algorithm),
    text: manifestText(files.map((file) => ({ path: file.path, digest: file[algorithm] }))),
  }));
}
