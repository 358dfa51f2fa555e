/**
 * Verifies a package 归档信息包 by nothing but its own bytes: every line of every manifest, every file that is there, and
 * what the metadata say of them (BagIt 1.0, RFC 8493, 3; DA/T 70-2018: 固化信息有效性, 信息包完整, 多余文件).
 */
import { base64OfHex } from '../../text/base64';
import { decodeUtf8 } from '../../text/utf8';
import { bagDeclaration, bagLabels, isMaskedCopy, parseBagInfo } from './bag-info';
import type { ManifestLine } from './manifest';
import { parseManifest } from './manifest';
import type { PackageFinding } from './package-finding';
import type { DigestAlgorithm, DigestedFile, PackageHashes } from './package-hashes';
import { digestAlgorithms, digestFile } from './package-hashes';
import { payloadFolder } from './package-items';
import {
  manifestFile,
  metadataKind,
  signatureFiles,
  tagFiles,
  tagManifestFile,
} from './package-layout';
import type { PackageSource } from './package-source';
import { chainStart, verifyTraces } from './process-trace';
import { readCatalogue, readEncapsulation } from './read-metadata';
import { foldedPath, pathFault } from './safe-name';

export type PackageReport = {
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 of tagmanifest-sha256.txt; absent where that is missing. */
  readonly root?: string;
  /** A masked copy 脱敏副本: whole by its manifests, and no proof of anything. */
  readonly masked?: true;
  readonly findings: readonly PackageFinding[];
};

export type VerifyOptions = {
  /** What is to be said of the signatures; nothing looks at them where it is left out. */
  readonly signatures?: (source: PackageSource) => Promise<readonly PackageFinding[]>;
  readonly onProgress?: (done: { readonly files: number; readonly bytes: number }) => void;
};

/** Texts that are read whole; a larger one is no metadata of ours. */
const mostTextBytes = 128 * 1024 * 1024;

const isPayload = (path: string) => path.startsWith(`${payloadFolder}/`);
const tagManifests = digestAlgorithms.map(tagManifestFile);

/** Everything that is wrong with a package; nothing wrong is an empty list. Files are read once, one at a time. */
export async function verifyPackage(
  source: PackageSource,
  hashes: PackageHashes,
  { signatures, onProgress }: VerifyOptions = {},
): Promise<PackageReport> {
  const listed = await source.list();
  const findings = pathFindings(listed.map(({ path }) => path));
  const found = new Map<string, DigestedFile>();
  const texts = new Map<string, string>();
  let bytes = 0;
  for (const { path } of listed) {
    if (found.has(path) || pathFault(path) !== undefined) continue;
    const read = await source.read(path);
    if (read === undefined) {
      findings.push({ kind: 'fileUnreadable', path });
      continue;
    }
    bytes += read.byteLength;
    found.set(path, await digestFile(path, read, hashes));
    if (isRead(path) && read.byteLength <= mostTextBytes) {
      const text = decodeUtf8(read);
      if (text === undefined) findings.push({ kind: 'partUnreadable', path });
      else texts.set(path, text);
    }
    onProgress?.({ files: found.size, bytes });
  }
  const there = new Set(listed.map(({ path }) => path));
  const all = { there, found, texts };
  const payload = [...there].filter(isPayload);
  const masked = isMaskedCopy(texts.get(tagFiles.info) ?? '', payload);
  const more = [
    manifestFindings(all, manifestFile, (path) => isPayload(path)),
    manifestFindings(all, tagManifestFile, (path) => isTagFile(path)),
    await infoFindings(all, hashes, masked),
    // A masked copy has neither and is not signed: it proves nothing, and says so.
    masked ? [] : descriptionFindings(all),
    masked ? [] : ((await signatures?.(source)) ?? []),
  ];
  const root = found.get(tagManifestFile('sha256'))?.sha256;
  return {
    files: there.size,
    bytes,
    ...(masked ? { masked } : {}),
    ...(root === undefined ? {} : { root }),
    findings: findings.concat(...more),
  };
}

/** Everything that was read of a package. */
type Read = {
  readonly there: ReadonlySet<string>;
  readonly found: ReadonlyMap<string, DigestedFile>;
  readonly texts: ReadonlyMap<string, string>;
};

/** Files whose words are looked at, not only their digests. */
function isRead(path: string): boolean {
  if (isPayload(path)) {
    const kind = metadataKind(path);
    return kind === 'catalogue' || kind === 'encapsulation' || kind === 'traces';
  }
  return path.endsWith('.txt') && !path.includes('/');
}

/** What tag manifests speak of: everything outside the payload but themselves and the signatures. */
function isTagFile(path: string): boolean {
  return !isPayload(path) && !tagManifests.includes(path) && !signatureFiles.includes(path);
}

function pathFindings(paths: readonly string[]): PackageFinding[] {
  const known = new Set<string>();
  return paths.flatMap((path): PackageFinding[] => {
    const fault = pathFault(path);
    if (fault !== undefined) return [{ kind: 'pathUnsafe', path, fault }];
    const folded = foldedPath(path);
    if (known.has(folded)) return [{ kind: 'pathTwice', path }];
    known.add(folded);
    return [];
  });
}

/** Both manifests of a kind against the files they have to speak of. */
function manifestFindings(
  { there, found, texts }: Read,
  fileOf: (algorithm: DigestAlgorithm) => string,
  speaksOf: (path: string) => boolean,
): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const named = new Map<DigestAlgorithm, ReadonlyMap<string, ManifestLine>>();
  for (const algorithm of digestAlgorithms) {
    const path = fileOf(algorithm);
    const text = texts.get(path);
    if (text === undefined) {
      // What is there and cannot be read was said already.
      if (!there.has(path)) findings.push({ kind: 'partMissing', path });
      continue;
    }
    const { lines, faults } = parseManifest(text);
    named.set(algorithm, new Map(lines.map((line) => [line.path, line])));
    for (const fault of faults) {
      findings.push(
        fault.kind === 'unreadable'
          ? { kind: 'manifestLineUnreadable', path, line: fault.line }
          : { kind: 'manifestLineTwice', path, of: fault.path },
      );
    }
  }
  const expected = [...there].filter((path) => speaksOf(path));
  const spoken = [...named.values()].flatMap((lines) => [...lines.keys()]);
  for (const path of new Set([...expected, ...spoken])) {
    for (const finding of fileFindings(path, there.has(path), found.get(path), named, fileOf)) {
      findings.push(finding);
    }
  }
  return findings;
}

/** What the manifests say of one file. */
function fileFindings(
  path: string,
  isThere: boolean,
  file: DigestedFile | undefined,
  named: ReadonlyMap<DigestAlgorithm, ReadonlyMap<string, ManifestLine>>,
  fileOf: (algorithm: DigestAlgorithm) => string,
): PackageFinding[] {
  const speaking = [...named]
    .filter(([, lines]) => lines.has(path))
    .map(([algorithm]) => algorithm);
  const manifestsOf = (some: readonly DigestAlgorithm[]) => some.map((each) => fileOf(each));
  if (!isThere) {
    return manifestsOf(speaking).map((manifest) => ({ kind: 'fileMissing', path, manifest }));
  }
  if (speaking.length === 0) return [{ kind: 'surplus', path }];
  const silent = [...named.keys()].filter((algorithm) => !speaking.includes(algorithm));
  const unnamed = manifestsOf(silent).map((manifest): PackageFinding => ({
    kind: 'notInManifest',
    path,
    manifest,
  }));
  if (file === undefined) return unnamed;
  const wrong = speaking.filter(
    (algorithm) => named.get(algorithm)?.get(path)?.digest !== file[algorithm],
  );
  const isOnlyManifest = wrong.length < speaking.length;
  return [
    ...unnamed,
    ...manifestsOf(wrong).map((manifest): PackageFinding =>
      isOnlyManifest
        ? { kind: 'manifestWrong', path: manifest, of: path }
        : { kind: 'fileChanged', path, manifest },
    ),
  ];
}

/** bagit.txt, bag-info.txt and the chain of traces that it seals. */
async function infoFindings(
  { there, found, texts }: Read,
  hashes: PackageHashes,
  masked: boolean,
): Promise<PackageFinding[]> {
  const findings: PackageFinding[] = [];
  const { declaration, info } = tagFiles;
  for (const path of [declaration, info]) {
    if (!there.has(path)) findings.push({ kind: 'partMissing', path });
  }
  const declared = texts.get(declaration);
  if (declared !== undefined && declared !== bagDeclaration) {
    findings.push({ kind: 'partUnreadable', path: declaration });
  }
  const infoText = texts.get(info);
  if (infoText === undefined) return findings;
  const values = parseBagInfo(infoText);
  if (values === undefined) return [...findings, { kind: 'partUnreadable', path: info }];
  const payload = [...found.values()].filter(({ path }) => isPayload(path));
  const amount = `${payload.reduce((sum, file) => sum + file.bytes, 0)}.${payload.length}`;
  const told = values.get(bagLabels.oxum) ?? '';
  if (told !== amount) findings.push({ kind: 'amountDiffers', path: info, told, found: amount });
  if (masked) return findings;
  const [tracePath, traces] = [...texts].find(([path]) => metadataKind(path) === 'traces') ?? [];
  if (tracePath === undefined || traces === undefined) {
    const isThere = [...there].some((path) => metadataKind(path) === 'traces');
    return isThere ? findings : [...findings, { kind: 'partMissing', path: '办理痕迹.jsonl' }];
  }
  const before = values.get(bagLabels.chainBefore) ?? chainStart;
  const { head, faults } = await verifyTraces(traces, before, hashes);
  for (const { line, kind: fault } of faults) {
    findings.push({ kind: 'traceBroken', path: tracePath, line, fault });
  }
  if (head !== values.get(bagLabels.chainHead)) {
    findings.push({ kind: 'traceHeadDiffers', path: tracePath });
  }
  return findings;
}

/** What 目录.xml and 电子文件封装.xml say, against the files themselves. */
function descriptionFindings({ there, found, texts }: Read): PackageFinding[] {
  const findings: PackageFinding[] = [];
  const textOf = (kind: 'catalogue' | 'encapsulation') =>
    [...texts].find(([path]) => metadataKind(path) === kind);
  for (const [kind, name] of [
    ['catalogue', '目录.xml'],
    ['encapsulation', '电子文件封装.xml'],
  ] as const) {
    const isThere = [...there].some((path) => metadataKind(path) === kind);
    if (!isThere) findings.push({ kind: 'partMissing', path: name });
  }
  const [cataloguePath, catalogue] = textOf('catalogue') ?? [];
  if (cataloguePath !== undefined && catalogue !== undefined) {
    const lines = readCatalogue(catalogue);
    if (lines === undefined) findings.push({ kind: 'partUnreadable', path: cataloguePath });
    for (const { path, bytes, sha256, sm3 } of lines ?? []) {
      const file = found.get(path);
      const agrees = file?.bytes === bytes && file.sha256 === sha256 && file.sm3 === sm3;
      if (!agrees) findings.push({ kind: 'descriptionDiffers', path: cataloguePath, of: path });
    }
    const named = new Set((lines ?? []).map(({ path }) => path));
    for (const path of there) {
      if (lines === undefined || !isPayload(path) || metadataKind(path) !== undefined) continue;
      if (!named.has(path)) {
        findings.push({ kind: 'notInManifest', path, manifest: cataloguePath });
      }
    }
  }
  const [eepPath, eep] = textOf('encapsulation') ?? [];
  if (eepPath !== undefined && eep !== undefined) {
    const lines = readEncapsulation(eep);
    if (lines === undefined) findings.push({ kind: 'partUnreadable', path: eepPath });
    for (const { path, digest } of lines ?? []) {
      const file = found.get(path);
      const agrees = file !== undefined && base64OfHex(file.sha256) === digest;
      if (!agrees) findings.push({ kind: 'descriptionDiffers', path: eepPath, of: path });
    }
  }
  return findings;
}
