/** Runs the four checks 四性检测 over a package that is about to be sealed (DA/T 70-2018, stage of archiving). */
import { parseJson } from '../../protocol/parse-json';
import { decodeUtf8 } from '../../text/utf8';
import type { MetadataFacts } from '../package/metadata-facts';
import type { PackageFinding } from '../package/package-finding';
import type { PackageHashes } from '../package/package-hashes';
import { metadataKind } from '../package/package-layout';
import type { PackageSource } from '../package/package-source';
import type { TraceChain } from '../package/process-trace';
import { isXml } from '../package/read-metadata';
import { verifyPackage } from '../package/verify-package';
import { isCoarse } from '../../capture/page-resolution';
import type { SignatureCrypto } from '../signing/signature-crypto';
import { probingPdfs } from '../signing/probe-pdfs';
import type { CheckItemId, CheckProblem, CheckResult, EvidenceKind } from './check-items';
import { checkItems } from './check-items';
import type { PdfProbe } from './content-probe';
import { createContentProbe } from './content-probe';
import type { EarlierPackages } from './record-checks';
import {
  contentWhole,
  countedValues,
  foldersKept,
  metadataExact,
  metadataWhole,
  numbersWhole,
  processWhole,
} from './record-checks';

export type CheckInput = {
  /** The package without the report of these checks. */
  readonly source: PackageSource;
  readonly facts: MetadataFacts;
  readonly chain: TraceChain;
  /** Number of the first event in the chain; above 1 in a supplement. */
  readonly firstSeq: number;
  /** What the packages before hold: a supplement is whole together with them. */
  readonly earlier?: EarlierPackages;
  readonly hashes: PackageHashes;
  readonly pdf: PdfProbe;
  readonly crypto: SignatureCrypto;
};

/** Formats for long-term keeping: GB/T 18894-2016 (版式文件, JPG, TIF, PNG), DA/T 31-2017 for scans. */
const longTerm = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'];

/** Which item a finding of the verification belongs to. */
const itemOf: Readonly<Record<PackageFinding['kind'], CheckItemId>> = {
  partMissing: 'packageWhole',
  partUnreadable: 'metadataReadable',
  pathUnsafe: 'structure',
  pathTwice: 'structure',
  manifestLineUnreadable: 'fixity',
  manifestLineTwice: 'fixity',
  fileMissing: 'packageWhole',
  fileUnreadable: 'contentReadable',
  fileChanged: 'fixity',
  manifestWrong: 'fixity',
  notInManifest: 'linked',
  surplus: 'surplus',
  amountDiffers: 'amounts',
  traceBroken: 'processWhole',
  traceHeadDiffers: 'processWhole',
  descriptionDiffers: 'linked',
  signatureMissing: 'fixity',
  signatureWrong: 'fixity',
  pdfSignatureWrong: 'fixity',
};

/** The result of every item, in their order. Every file is read once, one at a time. */
export async function runChecks(input: CheckInput): Promise<readonly CheckResult[]> {
  const { facts, chain, hashes, earlier } = input;
  const content = createContentProbe(facts.items, input.pdf);
  const unreadable: CheckProblem[] = [];
  let texts = 0;
  const pdfs = probingPdfs(input.source, input.crypto);
  const source: PackageSource = {
    list: pdfs.source.list,
    read: async (path) => {
      const bytes = await pdfs.source.read(path);
      if (bytes === undefined) return undefined;
      await content.look(path, bytes);
      if (metadataKind(path) !== undefined) texts += 1;
      if (!isMetadataReadable(path, bytes)) unreadable.push({ kind: 'partUnreadable', path });
      return bytes;
    },
  };
  const report = await verifyPackage(source, hashes);
  const inside = content.findings();
  const problems = new Map<CheckItemId, readonly CheckProblem[]>();
  const add = (id: CheckItemId, more: readonly CheckProblem[]) =>
    problems.set(id, [...(problems.get(id) ?? []), ...more]);
  for (const finding of [...report.findings, ...pdfs.findings()])
    add(itemOf[finding.kind], [finding]);
  add('metadataExact', metadataExact(facts));
  add('attributes', inside.format);
  add('structure', foldersKept(facts));
  add('metadataWhole', metadataWhole(facts));
  add('numbers', numbersWhole(facts, chain, input.firstSeq));
  add('contentWhole', contentWhole(facts, earlier));
  add('processWhole', processWhole(facts, chain, earlier));
  add('metadataReadable', unreadable);
  add('contentReadable', inside.readable);
  add('unencrypted', inside.encrypted);
  add('passive', inside.active);
  const changed = report.findings.filter(
    ({ kind }) => kind === 'fileChanged' || kind === 'descriptionDiffers',
  );
  add('process', changed);
  const others = facts.items.filter(({ mediaType }) => !longTerm.includes(mediaType)).length;
  const missing = facts.items.reduce((sum, item) => sum + (item.missingGlyphs?.length ?? 0), 0);
  const of = (what: EvidenceKind, count: number) => ({ what, count });
  const evidence: Readonly<Record<CheckItemId, CheckResult['evidence']>> = {
    fixity: [of('files', report.files), of('bytes', report.bytes)],
    metadataExact: [of('items', facts.items.length)],
    attributes: [of('items', facts.items.length)],
    linked: [of('items', facts.items.length)],
    structure: [of('files', report.files)],
    amounts: [of('files', report.files), of('bytes', report.bytes)],
    metadataWhole: [of('values', countedValues)],
    numbers: [of('items', facts.items.length), of('events', chain.lines.length)],
    contentWhole: [
      of('items', facts.items.length),
      of('documentPdfs', facts.items.filter(({ kind }) => kind === 'document').length),
    ],
    processWhole: [of('events', chain.lines.length)],
    packageWhole: [of('files', report.files)],
    metadataReadable: [of('texts', texts)],
    contentReadable: [
      of('pdfs', inside.pdfs),
      of('pages', inside.pages),
      of('images', inside.images),
    ],
    formats: [of('items', facts.items.length), of('otherFormats', others)],
    unencrypted: [of('pdfs', inside.pdfs)],
    glyphs: [of('missingGlyphs', missing)],
    ink: [],
    environment: [],
    resolution: resolutionOf(facts),
    virus: [],
    passive: [of('pdfs', inside.pdfs)],
    surplus: [of('files', report.files)],
    process: [of('items', facts.items.length)],
  };
  return checkItems.map(({ id }) => resultOf(id, evidence[id], problems.get(id) ?? []));
}

/** How many pictures of pages there are, how many of them have fewer pixels than asked for, and the fewest. */
function resolutionOf({ items }: MetadataFacts): CheckResult['evidence'] {
  const images = items.flatMap(({ image }) => (image === undefined ? [] : [image]));
  const measured = images.flatMap(({ dpi }) => (dpi === undefined ? [] : [dpi]));
  const coarse = measured.filter((dpi) => isCoarse(dpi)).length;
  const unmeasured = images.length - measured.length;
  return [
    { what: 'images', count: images.length },
    { what: 'coarseImages', count: coarse },
    ...(unmeasured === 0 ? [] : [{ what: 'unmeasuredImages', count: unmeasured } as const]),
    ...(coarse === 0
      ? []
      : [{ what: 'leastDpi', count: Math.round(Math.min(...measured)) } as const]),
  ];
}

/** Items that this station cannot run say so. */
const notRun = { virus: 'noVirusEngine', ink: 'noRenderer', environment: 'byHand' } as const;

function resultOf(
  id: CheckItemId,
  evidence: CheckResult['evidence'],
  problems: readonly CheckProblem[],
): CheckResult {
  if (problems.length > 0) return { id, evidence, result: 'failed', problems };
  if (id === 'virus' || id === 'ink' || id === 'environment') {
    return { id, evidence, result: 'notRun', why: notRun[id] };
  }
  return { id, evidence, result: 'passed' };
}

/** Whether a file of metadata is a text of its own kind. */
function isMetadataReadable(path: string, bytes: Uint8Array): boolean {
  if (metadataKind(path) === undefined) return true;
  const text = decodeUtf8(bytes);
  if (text === undefined) return false;
  if (path.endsWith('.xml')) return isXml(text);
  const rows = path.endsWith('.jsonl') ? text.split('\n').filter((row) => row !== '') : [text];
  return rows.every((row) => parseJson(row) !== undefined);
}
