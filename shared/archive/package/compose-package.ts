/** Composes the files of a package that are made and not kept: metadata, then the tag files over everything. */
import { beijingDate } from '../../domain/beijing-time';
import { bagInfoText } from './bag-info';
import { basicInfoText } from './basic-info';
import { catalogueXml, descriptionXml } from './description-xml';
import type { MetadataFacts } from './metadata-facts';
import type { DigestedFile, PackageHashes } from './package-hashes';
import { metadataPaths, viewerFile } from './package-layout';
import type { TraceChain } from './process-trace';
import { chainStart, traceText } from './process-trace';
import { encapsulationXml, recordXml } from './record-xml';
import { madeFile, tagFilesAround, type MadeFile } from './tag-files';

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
  return texts.map(([path, text]) => madeFile(path, text));
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
  const beside = viewer === undefined ? [] : [{ path: viewerFile, bytes: viewer(payload) }];
  return tagFilesAround(payload, info, hashes, beside);
}
