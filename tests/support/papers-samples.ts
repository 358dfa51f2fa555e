/** An invented family, its case, letters and archive plan, for the tests of papers. */
import { letterPrefixes } from '../../shared/policy/usual-letters';
import { sampleSupplement } from './supplement-sample';
import { sampleLabels } from './sample-labels';
import { pick } from '../../shared/i18n/messages';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { archivePlan } from '../../shared/archive/archive-plan';
import type { ArchivePlan, TraceLine } from '../../shared/archive/archive-plan-schema';
import type { LetterContent } from '../../shared/archive/letter-content';
import { letterContent } from '../../shared/archive/letter-text';
import type { Case } from '../../shared/domain/case';
import { caseSchema } from '../../shared/domain/case';
import type { CaseDocument, ImageFile } from '../../shared/domain/document';
import type { Form } from '../../shared/domain/form';
import type { Letter, LetterKind } from '../../shared/domain/letter';
import type { PolicyPack } from '../../shared/policy/pack';
import { policyPackSchema } from '../../shared/policy/pack';
import { parseJpegFrame } from '../../electron/papers/jpeg';
import type { PaperSources } from '../../electron/papers/paper-sources';
import { loadPaperFonts, type PaperFonts } from '../../electron/papers/paper-fonts';
import { rareFonts } from '../../build/setup/rare-fonts.mjs';
import { scratchFolder } from './scratch-folder';

const root = resolve(import.meta.dirname, '../..');

/** The fonts of the papers, opened. */
export async function openFonts(): Promise<PaperFonts> {
  const loaded = await loadPaperFonts(fontsFolder());
  if (!loaded.ok) throw new Error(loaded.error.kind);
  return loaded.value;
}

/** A folder with the font files side by side, as a build lays them out. */
export function fontsFolder(): string {
  const folder = usualFontsFolder();
  for (const file of rareFonts.files) symlinkSync(join(rareFonts.folder, file), join(folder, file));
  return folder;
}

/** The same without the fonts for rare characters, as on a computer where nobody installed them. */
export function usualFontsFolder(): string {
  const folder = scratchFolder('papers-fonts');
  const families = { 'noto-serif-sc': 'NotoSerifSC', 'noto-sans-sc': 'NotoSansSC' };
  for (const [family, name] of Object.entries(families)) {
    for (const weight of ['400Regular', '700Bold']) {
      const file = `${name}_${weight}.ttf`;
      const source = join(root, 'node_modules/@expo-google-fonts', family, weight, file);
      symlinkSync(source, join(folder, file));
    }
  }
  return folder;
}

export const pack: PolicyPack = policyPackSchema.parse(
  JSON.parse(readFileSync(join(root, 'shared/policy/packs/five-groups-2026.json'), 'utf8')),
);

const uuid = (index: number) => `0198f0a0-0000-7000-8000-${String(index).padStart(12, '0')}`;

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export const smallJpeg: Buffer = readFileSync(join(import.meta.dirname, 'papers-page.jpg'));

/** Pictures of invented papers when the samples are there, else the one small picture of this folder. */
export function samplePictures(count: number): Buffer[] {
  const samples = process.env['STATION_SAMPLES'] ?? resolve(root, '../shared/samples');
  const paths = existsSync(samples)
    ? readdirSync(samples, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.jpg') && !name.includes('blank'))
        .sort()
    : [];
  const pictures = paths.slice(0, count).map((name) => readFileSync(join(samples, name)));
  return Array.from({ length: count }, (_, index) => pictures[index] ?? smallJpeg);
}

export function imageFile(bytes: Uint8Array): ImageFile {
  const frame = parseJpegFrame(bytes);
  const size = frame.ok ? frame.value : { widthPx: 100, heightPx: 100 };
  return {
    sha256: sha256(bytes),
    bytes: bytes.length,
    mediaType: 'image/jpeg',
    widthPx: size.widthPx,
    heightPx: size.heightPx,
  };
}

const at = '2026-08-15T02:05:03.000Z';

export const sampleForm: Form = {
  'child.name': '周慧琳',
  'child.idType': 'residentId',
  'child.idNumber': '371103202001019987',
  'child.sex': 'female',
  'child.birthDate': '2020-01-01',
  'child.nation': '汉族',
  'child.birthPlace': '山东省日照市',
  'family.singleParent': 'no',
  'guardian1.name': '周立新',
  'guardian1.relation': 'father',
  'guardian1.idNumber': '371103199003039976',
  'guardian1.phone': '15400000001',
  'guardian2.name': '林晓芳',
  'guardian2.relation': 'mother',
  'guardian2.idNumber': '371103199105059968',
  'guardian2.phone': '15400000002',
  'register.number': '003812345',
  'register.head': '周立新',
  'register.address': '山东省日照市岚山区安东卫街道海州路128号3号楼2单元501室',
  'register.differentBooks': 'no',
  'residence.tenure': 'owned',
  'residence.address': '山东省日照市岚山区安东卫街道海州路128号3号楼2单元501室',
  'residence.areaM2': '96.40',
  'residence.residents': '3',
  'residence.propertyNumber': '鲁（2019）日照市不动产权第0099998号',
  'reason.offline': 'noNetwork',
};

function document(
  index: number,
  requirementId: string,
  kind: string,
  roles: string[],
  pictures: Buffer[],
): CaseDocument {
  const pages = roles.map((role, page) => {
    const image = imageFile(pictures[page % pictures.length] ?? smallJpeg);
    return {
      id: uuid(1000 + index * 1000 + page),
      role,
      source: 'file' as const,
      capturedAt: at,
      original: {
        ...image,
        sha256: sha256(Buffer.from(`original ${index} ${page}`)),
        bytes: image.bytes + 1234,
      },
      corrected: image,
    };
  });
  return {
    id: uuid(50 + index),
    requirementId,
    kind,
    pages,
    inspection: {
      verdict: 'originalSeen',
      lookedAt: ['户口专用章清晰', '与录入一致', '无涂改、无缺页'],
      note: '',
      pages: pages.map(({ id }) => id),
      at,
      by: 'clerk1',
    },
  };
}

/** A decided case with three documents; `extraPages` go to the first one. */
export function sampleCase(
  form: Form = sampleForm,
  pictures: Buffer[] = [smallJpeg],
  extraPages = 0,
): Case {
  const extra = Array.from({ length: extraPages }, (_, index) => `extra${index}`);
  return caseSchema.parse({
    id: uuid(1),
    kind: 'primary',
    season: 2026,
    pack: { id: pack.id, version: pack.version },
    openedAt: at,
    openedBy: 'clerk1',
    state: 'decided',
    answers: { preferential: false, localRegister: true, localHome: true },
    group: 'homeAndRegister',
    form,
    documents: [
      document(0, 'register', 'hukou', ['cover', 'head', 'child', ...extra], pictures.slice(0)),
      document(1, 'home', 'property', ['inner'], pictures.slice(3)),
      document(2, 'marriage', 'marriage', ['inner'], pictures.slice(4)),
    ],
    caseNumber: 'LS01-2026-00012K',
    submittedAt: at,
    revision: 1,
    receipt: {
      caseId: uuid(1),
      revision: 1,
      manifestSha256: sha256(Buffer.from('manifest')),
      matterNumber: '3711030020260815000123',
      receivedAt: at,
      keyId: 'k1',
      signature: 'AA==',
    },
    review: [
      { step: 'systemCheck', passed: true, note: '', at: '2026-08-16T01:00:00.000Z' },
      {
        step: 'firstReview',
        passed: true,
        note: '材料齐全，信息一致。',
        at: '2026-08-17T02:00:00.000Z',
      },
      { step: 'secondReview', passed: true, note: '同意。', at: '2026-08-18T03:00:00.000Z' },
    ],
    decision: {
      outcome: 'accepted',
      at: '2026-08-18T03:10:00.000Z',
      reasonCode: '',
      reason: '',
      legalBasis: '',
      remedy: '',
      school: {
        name: '日照市岚山区实验小学',
        address: '岚山区安东卫街道学府路6号',
        reportFrom: '2026-08-28',
        reportTo: '2026-08-30',
      },
    },
    appliedChanges: [],
    letters: [],
  });
}

const sampleCustody = {
  items: [
    { title: '户口簿', count: 1 },
    { title: '不动产权证书', count: 2 },
  ],
  handedBy: '欧阳晓燕',
  reason: '不动产权证书需送区不动产登记中心核对，核对后归还',
  until: '2026-08-20',
};

/** A case that was decided so that the letter can be written. */
function sampleCaseFor(kind: LetterKind): Case {
  const decided = sampleCase();
  if (kind !== 'refusalNotice') return decided;
  const said = { reason: '学籍系统里已有学籍', legalBasis: '', remedy: '' };
  const at = '2026-08-17T09:00:00.000Z';
  return { ...decided, decision: { outcome: 'refused', at, reasonCode: '', ...said } };
}

/** As long as the code of a paired station's letter is. */
export const sampleCode = `RXWS1${'A'.repeat(340)}`;

export function sampleLetter(kind: LetterKind): Letter {
  return {
    id: uuid(kind === 'receipt' ? 900 : 901),
    kind,
    number:
      kind === 'custodyReceipt'
        ? 'LS01-2026-K0012T'
        : `${letterPrefixes(pack)[kind]}〔2026〕LS01-0012号`,
    numberedAt: kind === 'receipt' ? at : '2026-08-18T05:00:00.000Z',
    by: 'clerk1',
    ...(kind === 'supplementNotice' ? { supplement: sampleSupplement } : {}),
    ...(kind === 'custodyReceipt' ? { custody: sampleCustody } : {}),
    printedCopies: 0,
    savedCopies: 0,
  };
}

export function sampleContent(
  kind: LetterKind,
  current: Case = sampleCaseFor(kind),
): LetterContent {
  const content = letterContent(current, sampleLetter(kind), pack, {
    operatorName: '陈丽',
    fieldName: (key) => pick('zh-CN').words.fields[key].name,
    code: sampleCode,
    marks: [],
  });
  if (!content.ok) throw new Error(content.error.kind);
  return content.value;
}

export function sampleTraces(count: number): TraceLine[] {
  const whats = ['建立办件', '修改登记信息：学生姓名、出生日期', '采集材料“居民户口簿”第1页'];
  return Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    at: new Date(Date.parse(at) + index * 60_000).toISOString(),
    actorName: '陈丽',
    what: whats[index % whats.length] ?? '',
    entryHash: sha256(Buffer.from(`entry ${index}`)),
  }));
}

export function samplePlan(current: Case, traces = 12): ArchivePlan {
  const plan = archivePlan({
    current,
    pack,
    traces: sampleTraces(traces),
    labels: sampleLabels,
    sealedAt: '2026-09-01T01:00:00.000Z',
  });
  if (!plan.ok) throw new Error(plan.error.kind);
  return plan.value;
}

/** A plan with made letters in it, and every file it asks for. */
export function planWithFiles(
  current: Case,
  pictures: readonly Uint8Array[],
  letters: readonly { readonly letter: Letter; readonly pdf: Uint8Array; readonly pages: number }[],
  traces = 12,
): { plan: ArchivePlan; files: Map<string, Uint8Array> } {
  const files = new Map([...pictures, smallJpeg].map((bytes) => [sha256(bytes), bytes]));
  const made = letters.map(({ letter, pdf, pages }) => {
    files.set(sha256(pdf), pdf);
    const file = { sha256: sha256(pdf), bytes: pdf.length, pages, missingGlyphs: [] };
    return { ...letter, file };
  });
  return { plan: samplePlan({ ...current, letters: made }, traces), files };
}

/** Files by their SHA-256, as the papers process is given them; nobody watches and nobody stops. */
export function paperSources(files: ReadonlyMap<string, Uint8Array>): PaperSources {
  return {
    readFile: (name) => Promise.resolve(files.get(name)),
    onProgress: () => undefined,
    isCancelled: () => false,
  };
}
