/** Composes the files of a package that are made and not kept: metadata, then the tag files over everything. */
import { beijingDate } from '../../domain/beijing-time';
import { encodeUtf8 } from '../../text/utf8';
import { bagDeclaration, bagInfoText } from './bag-info';
import { basicInfoText } from './basic-info';
import { catalogueXml, descriptionXml } from './description-xml';
import type { MetadataFacts } from './metadata-facts';
import type { DigestedFile, PackageHashes } from './package-hashes';
import { digestFile } from './package-hashes';
import {
  manifestFile,
  manifestsOver,
  metadataPaths,
  tagFiles,
  tagManifestFile,
  viewerFile,
} from './package-layout';
import type { TraceChain } from './process-trace';
import { chainStart, traceText } from './process-trace';
import { encapsulationXml, recordXml } from './record-xml';

/** A file that was made for the package. */
export type MadeFile = { readonly path: string; readonly bytes: Uint8Array };

/** What describes the files of a case; the report of the four checks comes after it, because it speaks of them. */
export function metadataFiles(facts: MetadataFacts, chain: TraceChain): readonly MadeFile[] {
  const paths = metadataPaths(facts.profile);
  const texts: readonly (readonly [string, string])[] = [
    [paths.description, descriptionXml(facts)],
    [paths.catalogue, catalogueXml(facts)],
    [paths.basicInfo, basicInfoText(facts)],
    [paths.record, recordXml(facts)],
    [paths.encapsulation, encapsulationXml(facts)],
    [paths.traces, traceText(chain)],
  ];
  return texts.map(([path, text]) => ({ path, bytes: encodeUtf8(text) }));
}

/** What is put into a package by those who know how; each part may be left out. */
export type PackageParts = {
  /** 查看.html over the payload manifest. */
  readonly viewer?: (payload: readonly DigestedFile[]) => Uint8Array;
};

export type TagInput = {
  readonly facts: MetadataFacts;
  readonly chain: TraceChain;
  /** Where the chain of the package before ended; of a supplement only. */
  readonly chainBefore?: string;
  /** Every file below `data/`. */
  readonly payload: readonly DigestedFile[];
};

/** The tag files over a payload, in the order in which they seal each other; the last is the root. */
export async function tagFilesOver(
  { facts, chain, chainBefore, payload }: TagInput,
  hashes: PackageHashes,
  { viewer }: PackageParts = {},
): Promise<{ readonly files: readonly MadeFile[]; readonly root: string }> {
  const { pack, caseNumber, at, software, drill, supplements } = facts;
  const info = bagInfoText({
    organization: pack.office.name,
    identifier: supplements === undefined ? caseNumber : `${caseNumber}-${supplements.number}`,
    baggingDate: beijingDate(at),
    software,
    payloadBytes: payload.reduce((sum, { bytes }) => sum + bytes, 0),
    payloadFiles: payload.length,
    chainHead: chain.head,
    ...(supplements === undefined
      ? {}
      : {
          supplements: {
            number: supplements.number,
            root: supplements.root,
            chainBefore: chainBefore ?? chainStart,
          },
        }),
    drill,
  });
  const tags: MadeFile[] = [
    { path: tagFiles.declaration, bytes: encodeUtf8(bagDeclaration) },
    { path: tagFiles.info, bytes: encodeUtf8(info) },
    ...manifestsOver(payload, manifestFile).map(made),
    ...(viewer === undefined ? [] : [{ path: viewerFile, bytes: viewer(payload) }]),
  ];
  const digested: DigestedFile[] = [];
  for (const { path, bytes } of tags) digested.push(await digestFile(path, bytes, hashes));
  const seals = manifestsOver(digested, tagManifestFile).map(made);
  const root = await hashes.sha256(seals[0]?.bytes ?? new Uint8Array());
  return { files: [...tags, ...seals], root };
}

const made = ({ path, text }: { readonly path: string; readonly text: string }): MadeFile => ({
  path,
  bytes: encodeUtf8(text),
});
