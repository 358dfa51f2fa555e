/** A whole package of an invented case, and packages in which one thing is wrong. */
import { PDFDocument } from 'pdf-lib';
import { archiveCrypto } from '../../electron/archive/archive-crypto';
import { packageDigests } from '../../electron/archive/package-digests';
import { probePdf } from '../../electron/archive/pdf-probe';
import type { CheckResult } from '../../shared/archive/checks/check-items';
import type { CheckInput } from '../../shared/archive/checks/run-checks';
import { runChecks } from '../../shared/archive/checks/run-checks';
import type { MadeFile } from '../../shared/archive/package/tag-files';
import { metadataFiles, tagFilesOver } from '../../shared/archive/package/compose-package';
import type { DigestedItem, MetadataFacts } from '../../shared/archive/package/metadata-facts';
import type { DigestedFile } from '../../shared/archive/package/package-hashes';
import { digestFile } from '../../shared/archive/package/package-hashes';
import { packageItems } from '../../shared/archive/package/package-items';
import { usualProfile } from '../../shared/archive/package/package-profile';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { TraceChain } from '../../shared/archive/package/process-trace';
import { chainTraces } from '../../shared/archive/package/process-trace';
import type { Case, CaseEvent } from '../../shared/domain/case';
import type { ImageFile } from '../../shared/domain/document';
import type { PaperFile } from '../../shared/domain/letter';
import { pick } from '../../shared/i18n/messages';
import { traceWords } from '../../shared/i18n/trace-words';
import type { LedgerEntry } from '../../shared/ledger/entry';
import {
  imageFile,
  pack,
  sampleCase,
  sampleForm,
  sampleLetter,
  sha256,
  smallJpeg,
} from './papers-samples';
import { sampleLabels } from './sample-labels';

export const sealedAt = '2026-09-01T01:00:00.000Z';
const by = { id: 'clerk1', name: '陈丽', role: 'clerk' as const };

/** The small picture with a remark in it, so that each original is a file of its own. */
export function remarked(remark: string): Buffer {
  const text = Buffer.from(remark);
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([smallJpeg.subarray(0, 2), head, text, smallJpeg.subarray(2)]);
}

/** Every file of the case that a package may ask for, by its SHA-256. */
export type KeptFiles = Map<string, Uint8Array>;

function kept(files: KeptFiles, bytes: Uint8Array): string {
  const name = sha256(bytes);
  files.set(name, bytes);
  return name;
}

/** A PDF of one sheet with nothing on it, always the same for a title; `edit` adds what a paper must not have. */
export async function smallPdf(
  title: string,
  edit: (pdf: PDFDocument) => void = () => undefined,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(title);
  pdf.addPage();
  edit(pdf);
  // The station's own writer ends a file with a line feed.
  return Buffer.concat([await pdf.save({ useObjectStreams: false }), Buffer.from('\n')]);
}

/** A PDF of the whole case that the test made itself. */
export type WholePdf = { readonly bytes: Uint8Array; readonly pages: number };

const keptAs = (files: KeptFiles, { bytes, pages }: WholePdf) => ({
  sha256: kept(files, bytes),
  bytes: bytes.length,
  pages,
});

async function aPaper(files: KeptFiles, title: string): Promise<PaperFile> {
  const bytes = await smallPdf(title);
  return { sha256: kept(files, bytes), bytes: bytes.length, pages: 1, missingGlyphs: [] };
}

/** A decided case whose originals, letters and whole PDF are really there. */
export async function packagedCase(
  name = '周慧琳',
  whole?: WholePdf,
): Promise<{
  readonly current: Case;
  readonly files: KeptFiles;
  readonly wholeCase: PaperFile;
}> {
  const files: KeptFiles = new Map();
  const plain = sampleCase({ ...sampleForm, 'child.name': name });
  const documents = plain.documents.map((document, index) => ({
    ...document,
    pages: document.pages.map((page, at) => {
      const bytes = remarked(`original ${index} ${at}`);
      kept(files, bytes);
      kept(files, smallJpeg);
      const original: ImageFile = imageFile(bytes);
      return { ...page, original };
    }),
  }));
  const void1 = { at: sealedAt, by: '陈丽', byId: 'clerk1', reason: '打印时纸张破损' };
  const letters = [
    { ...sampleLetter('receipt'), file: await aPaper(files, 'receipt') },
    {
      ...sampleLetter('placeNotice'),
      id: '0198f0a0-0000-7000-8000-000000000902',
      number: '岚教学位〔2026〕LS01-0011号',
      file: await aPaper(files, 'void'),
      voided: void1,
    },
    { ...sampleLetter('placeNotice'), file: await aPaper(files, 'place') },
  ];
  const wholeCase =
    whole === undefined
      ? await aPaper(files, 'whole')
      : { ...(await aPaper(files, 'whole')), ...keptAs(files, whole) };
  return { current: { ...plain, documents, letters }, files, wholeCase };
}

/** Ledger entries that tell how the case came to be. */
export function entriesOf(current: Case): LedgerEntry[] {
  const events: CaseEvent[] = [
    {
      type: 'caseOpened',
      at: current.openedAt,
      by: by.name,
      season: current.season,
      pack: current.pack,
      answers: current.answers,
      group: current.group,
    },
    { type: 'formEdited', changes: current.form },
    ...current.documents.flatMap(({ id: documentId, kind, requirementId, pages, inspection }) => [
      ...pages.map((page) => ({
        type: 'pageAdded' as const,
        documentId,
        requirementId,
        kind,
        page,
      })),
      ...(inspection === undefined
        ? []
        : [{ type: 'documentInspected' as const, documentId, inspection }]),
    ]),
    {
      type: 'caseSubmitted',
      at: current.openedAt,
      revision: 1,
      caseNumber: current.caseNumber ?? '',
    },
    ...current.letters.flatMap((letter, index): CaseEvent[] => {
      const { file, voided, ...numbered } = letter;
      const drawn = { blockId: 'b', series: 'receipt', stationCode: 'LS01', serial: index + 1 };
      return [
        { type: 'letterNumbered', letter: numbered, drawn: { ...drawn, series: 'receipt' } },
        ...(file === undefined ? [] : [{ type: 'letterMade' as const, letterId: letter.id, file }]),
        ...(voided === undefined
          ? []
          : [{ type: 'letterVoided' as const, letterId: letter.id, voided }]),
      ];
    }),
    ...(current.decision === undefined
      ? []
      : [
          {
            type: 'decisionRecorded' as const,
            changeId: '0198f0a0-0000-7000-8000-000000000777',
            decision: current.decision,
          },
        ]),
    {
      type: 'archivePlanned',
      archiveId: '0198f0a0-0000-7000-8000-000000000778',
      at: sealedAt,
      by: by.name,
    },
  ];
  return events.map((event, index) => ({
    header: {
      v: 2,
      seq: 10 + index * 3,
      id: '0198f0a0-0000-7000-8000-000000000001',
      caseId: current.id,
      nonce: 'AAAAAAAAAAAAAAAA',
    },
    body: { v: 1, at: current.openedAt, actor: by, command: 'test', events: [event] },
    hash: sha256(Buffer.from(`entry ${index}`)),
  }));
}

/** A package as the product composes it, all of its files in one map. */
export async function aPackage(
  name = '周慧琳',
  more: readonly MadeFile[] = [{ path: 'data/元数据/四性检测报告.json', bytes: Buffer.from('{}') }],
  whole?: WholePdf,
): Promise<{
  readonly files: Map<string, Uint8Array>;
  readonly facts: MetadataFacts;
  readonly chain: TraceChain;
  readonly root: string;
}> {
  const { current, files: kept, wholeCase } = await packagedCase(name, whole);
  const planned = packageItems({
    current,
    pack,
    profile: usualProfile,
    documentPdfs: [],
    wholeCase: { file: wholeCase, title: '义务教育入学报名电子档案', at: sealedAt },
  });
  if (!planned.ok) throw new Error(planned.error.kind);
  const files = new Map<string, Uint8Array>();
  const items: DigestedItem[] = [];
  for (const item of planned.value) {
    const bytes = kept.get(item.sha256);
    if (bytes === undefined) throw new Error(`Not kept: ${item.path}`);
    files.set(item.path, bytes);
    items.push({ ...item, sm3: await packageDigests.sm3(bytes) });
  }
  const words = pick('zh-CN');
  const facts: MetadataFacts = {
    name: current.caseNumber ?? '',
    current,
    caseNumber: current.caseNumber ?? '',
    pack,
    profile: usualProfile,
    labels: sampleLabels,
    kindTitle: '幼升小',
    groupTitle: '有房有户',
    items,
    at: sealedAt,
    software: '入学帮办站 0.1.0',
    drill: false,
  };
  const chain = await chainTraces(
    entriesOf(current),
    (event) => traceWords(words, event),
    packageDigests,
  );
  for (const { path, bytes } of [...metadataFiles(facts, chain), ...more]) files.set(path, bytes);
  const payload: DigestedFile[] = [];
  for (const [path, bytes] of files) payload.push(await digestFile(path, bytes, packageDigests));
  const tags = await tagFilesOver({ facts, chain, payload }, packageDigests);
  for (const { path, bytes } of tags.files) files.set(path, bytes);
  return { files, facts, chain, root: tags.root };
}

/** The four checks over a package, as they run before it is sealed. */
export async function checked(
  { files, facts, chain }: Pick<Awaited<ReturnType<typeof aPackage>>, 'files' | 'facts' | 'chain'>,
  change: Partial<CheckInput> = {},
): Promise<readonly CheckResult[]> {
  const source = sourceOf(files);
  const given = {
    source,
    facts,
    chain,
    firstSeq: 1,
    hashes: packageDigests,
    pdf: probePdf,
    crypto: archiveCrypto,
  };
  return runChecks({ ...given, ...change });
}

/** Reads files out of a map. */
export function sourceOf(files: ReadonlyMap<string, Uint8Array>): PackageSource {
  return {
    list: async () => [...files].map(([path, bytes]) => ({ path, bytes: bytes.byteLength })),
    read: async (path) => files.get(path),
  };
}
