/** Plans the electronic archive 电子档案 of a case: cover, data sheet, inspections, review, traces, files, pages, letters. */
import type { Case } from '../domain/case';
import { currentText } from '../domain/document';
import { fieldText } from '../domain/form';
import { mostClips } from '../domain/glyph-clip';
import { isValid } from '../domain/letter';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { PolicyPack } from '../policy/pack';
import { matterOf } from '../policy/pack';
import type { ArchiveLabels } from './archive-labels';
import type { ArchivePlan, TraceLine } from './archive-plan-schema';
import type { ArchiveProblem, NamedDocument } from './archive-sheets';
import {
  dataSheets,
  fileSheets,
  inspectionSheet,
  readingSheets,
  peopleSheets,
  namedDocuments,
  reviewSheets,
  traceSheet,
} from './archive-sheets';
import { keptPageSheets } from './kept-pages';
import { servedSlips } from './served-slips';
import { id1Mm, isCardSide, trueSizeMm } from './true-size';
import type { PdfaFlavour } from './pdfa-flavour';
import type { WaivedPaper } from './waived-papers';
import { verificationSheets } from './waived-papers';
import { templateOf } from '../policy/usual-letters';
import { kinds } from '../i18n/zh-cn/words';
import { beijingMinute } from '../domain/beijing-time';

/** The title of the PDF that holds the whole case. */
export const archiveTitle = '义务教育入学报名电子档案';

export type ArchiveInput = {
  readonly current: Case;
  readonly pack: PolicyPack;
  readonly traces: readonly TraceLine[];
  readonly labels: ArchiveLabels;
  /** ISO 8601; printed as the moment of sealing and used as the date of the PDF. */
  readonly sealedAt: string;
  /** Papers that departments made needless. */
  readonly waived?: readonly WaivedPaper[];
  readonly drill?: boolean;
  /** What the archive that keeps it asks for; the usual one unless given. */
  readonly flavour?: PdfaFlavour;
};

/**
 * The whole archive as a value. Chapters follow GB/T 42727-2023 clause 7 in spirit: material, process, result.
 * Pure: an equal case gives an equal plan, and an equal plan gives equal bytes.
 */
export function archivePlan(input: ArchiveInput): Result<ArchivePlan, ArchiveProblem> {
  const { current, pack, traces, labels, sealedAt } = input;
  const { caseNumber } = current;
  if (caseNumber === undefined) return err({ kind: 'notSubmitted' });
  const documents = namedDocuments(current.documents, pack);
  if (!documents.ok) return documents;
  const letters: ArchivePlan['letters'] = [];
  for (const letter of current.letters.filter(isValid)) {
    if (letter.file === undefined) return err({ kind: 'letterNotMade', letterId: letter.id });
    const { sha256, bytes, pages } = letter.file;
    letters.push({
      title: templateOf(pack, letter.kind).title,
      number: letter.number,
      sha256,
      bytes,
      pages,
    });
  }
  return ok({
    title: archiveTitle,
    caseNumber,
    ...(input.drill === true ? { drill: true as const } : {}),
    ...(input.flavour === undefined ? {} : { flavour: input.flavour }),
    office: pack.office.name,
    sealedAt,
    cover: coverRows(input, caseNumber, documents.value),
    chapters: [
      { title: '登记信息', sheets: dataSheets(current.form, labels) },
      {
        title: '原件核验',
        sheets: [
          inspectionSheet(documents.value, labels),
          ...readingSheets(documents.value, labels),
          ...keptPageSheets(documents.value, labels),
          ...verificationSheets(current, input.waived ?? [], labels),
          ...peopleSheets(current, labels),
        ],
      },
      { title: '审核与结果', sheets: reviewSheets(current, labels) },
      { title: '办理痕迹', sheets: [traceSheet(traces)] },
      { title: '文件清单与校验值', sheets: fileSheets(documents.value, letters) },
    ],
    documentsTitle: '申请材料影像',
    documents: [...documents.value.map(plannedDocument), ...servedSlips(current, pack)],
    ...clipsOf(current),
    lettersTitle: '文书',
    letters,
  });
}

/** As the case keeps them; of more than a plan takes the newest. */
function clipsOf({ clips = [] }: Case): Pick<ArchivePlan, 'clips'> {
  if (clips.length === 0) return {};
  return { clips: clips.slice(-mostClips).map(({ codePoint, image }) => ({ codePoint, image })) };
}

/** One document with its pages, as the archive of the case and its own PDF show it. */
export function plannedDocument({ title, pages }: NamedDocument): ArchivePlan['documents'][number] {
  return { title, pages: imagePages(pages) };
}

/** Each page in its own size where that is known, with what was read on it; sides of cards two by two. */
function imagePages(pages: NamedDocument['pages']): ArchivePlan['documents'][number]['pages'] {
  let isFirstSide = false;
  return pages.map(({ title, page }) => {
    const isSide = isCardSide(page);
    const isOtherSide = isSide && isFirstSide;
    isFirstSide = isSide && !isOtherSide;
    const text = currentText(page);
    const widthMm = isSide ? id1Mm.width : trueSizeMm(page)?.width;
    return {
      title,
      image: page.corrected,
      ...(widthMm === undefined ? {} : { widthMm }),
      ...(isOtherSide ? { isOtherSide } : {}),
      ...(text === undefined ? {} : { text }),
    };
  });
}

/** Who sent it, each revision by name once there were several. */
function sendersOf({ submissions = [] }: Case): string | undefined {
  const [only, ...more] = submissions;
  if (only === undefined) return undefined;
  if (more.length === 0) return only.by;
  return submissions.map(({ by, revision }) => `${by}（第${revision}次）`).join('、');
}

function coverRows(
  { current, pack, traces, labels, sealedAt }: ArchiveInput,
  caseNumber: string,
  documents: readonly NamedDocument[],
): ArchivePlan['cover'] {
  const { decision, submittedAt, receipt } = current;
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0);
  const rows: [string, string | undefined][] = [
    ['受理编号', caseNumber],
    ['平台办件编号', receipt?.matterNumber],
    ['学生姓名', fieldText(current.form, 'child.name')],
    ['入学事项', kinds[current.kind]],
    ['入学群体', pack.groups.find((group) => group.id === current.group)?.title],
    ['办理事项', matterOf(pack, current.kind).name],
    ['受理时间', submittedAt && beijingMinute(submittedAt)],
    ['受理人', current.openedBy],
    ['提交人', sendersOf(current)],
    ['办理结果', decision === undefined ? '尚无审核结果' : labels.outcome[decision.outcome]],
    ['就读学校', decision?.school?.name],
    [
      '件内组成',
      `材料${documents.length}种${pages}页，文书${current.letters.filter(isValid).length}份，办理痕迹${traces.length}条`,
    ],
    ['立档单位', pack.office.name],
    ['执行政策', `${pack.title}（${current.pack.id} ${current.pack.version}）`],
    ['封存时间', beijingMinute(sealedAt)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}
