/** The sheets of an archive, chapter by chapter: a case turned into labelled rows and tables. */
import type { Case } from '../domain/case';
import type { CaseDocument, Page } from '../domain/document';
import type { FieldKey, FieldSection, Form } from '../domain/form';
import { fieldDefinition, fieldKeys, fieldText } from '../domain/form';
import { readingWanted } from '../domain/second-reading';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { PolicyPack } from '../policy/pack';
import { optionOf } from '../policy/pack-option';
import type { ArchiveLabels } from './archive-labels';
import type { ArchivePlan, ArchiveSheet, TraceLine } from './archive-plan-schema';
import { beijingMinute, beijingSecond, dayWords } from '../domain/beijing-time';
import { isOneCard } from './true-size';

/** Why a case cannot be archived yet. */
export type ArchiveProblem =
  | { readonly kind: 'notSubmitted' }
  | { readonly kind: 'letterNotMade'; readonly letterId: string }
  | { readonly kind: 'untitledDocument'; readonly documentKind: string };

/** A document with the words of the pack for itself and each of its pages. */
export type NamedDocument = {
  readonly title: string;
  readonly source: CaseDocument;
  readonly pages: readonly { readonly title: string; readonly page: Page }[];
};

/** Packs expect the side of a card that they need; whoever captured the other one as well has given it no name. */
const otherSide = '另一面';

/** Documents that have pages, named by the policy pack; a kind the pack does not list is an error. */
export function namedDocuments(
  documents: readonly CaseDocument[],
  pack: PolicyPack,
): Result<NamedDocument[], ArchiveProblem> {
  const named: NamedDocument[] = [];
  for (const document of documents.filter(({ pages }) => pages.length > 0)) {
    const option = optionOf(pack, document);
    if (option === undefined) {
      return err({ kind: 'untitledDocument', documentKind: document.kind });
    }
    const isCard = isOneCard(document.pages);
    const pages = document.pages.map((page, index) => ({
      title:
        option.pages.find(({ role }) => role === page.role)?.title ??
        (isCard ? otherSide : `第${index + 1}页`),
      page,
    }));
    named.push({ title: option.title, source: document, pages });
  }
  return ok(named);
}

/** 登记信息: every field of the form by section; a field never filled shows a dash. */
export function dataSheets(form: Form, labels: ArchiveLabels): ArchiveSheet[] {
  const sections = Object.keys(labels.section) as FieldSection[];
  return sections.map((section) => ({
    kind: 'rows',
    title: labels.section[section],
    rows: fieldKeys
      .filter((key) => fieldDefinition(key).section === section)
      .map((key) => ({ label: labels.field[key], value: fieldWords(form, key, labels) })),
  }));
}

function fieldWords(form: Form, key: FieldKey, labels: ArchiveLabels): string {
  const text = fieldText(form, key);
  if (text === '') return '—';
  return labels.choice[key]?.[text] ?? text;
}

/** 原件核验: what was found when the originals were held. */
export function inspectionSheet(
  documents: readonly NamedDocument[],
  labels: ArchiveLabels,
): ArchiveSheet {
  return {
    kind: 'table',
    title: '原件核验记录',
    columns: [
      { title: '序号', share: 10, style: 'number' },
      { title: '材料', share: 28, style: 'text' },
      { title: '页数', share: 10, style: 'number' },
      { title: '结论', share: 21, style: 'text' },
      { title: '查看要点与备注', share: 42, style: 'text' },
      { title: '核验人', share: 16, style: 'text' },
      { title: '核验时间', share: 19, style: 'text' },
    ],
    lines: documents.map(({ title, pages, source: { inspection } }, index) => [
      String(index + 1),
      title,
      String(pages.length),
      inspection === undefined ? '未核验' : labels.verdict[inspection.verdict],
      [...(inspection?.lookedAt ?? []), inspection?.note ?? ''].filter(Boolean).join('；') || '—',
      inspection === undefined ? '—' : (labels.operatorName[inspection.by] ?? inspection.by),
      inspection === undefined ? '—' : beijingSecond(inspection.at),
    ]),
    whenEmpty: '没有材料。',
  };
}

/** 第二人核验: what others found in the same papers; nothing where none was asked for, as in archives of before. */
export function readingSheets(
  documents: readonly NamedDocument[],
  labels: ArchiveLabels,
): ArchiveSheet[] {
  const lines = documents.flatMap(({ title, source }, index) => {
    const { readings = [] } = source;
    const no = String(index + 1);
    if (readings.length === 0) {
      const wanted = readingWanted(source);
      return wanted === undefined ? [] : [[no, title, '未核验', '—', '—', '—']];
    }
    return readings.map((reading) => [
      no,
      title,
      reading.fromPictures === true && reading.verdict === 'originalSeen'
        ? labels.pictureSeen
        : labels.verdict[reading.verdict],
      [...reading.lookedAt, reading.note, reading.alone === true ? '本站没有其他同事' : '']
        .filter(Boolean)
        .join('；') || '—',
      labels.operatorName[reading.by] ?? reading.by,
      beijingSecond(reading.at),
    ]);
  });
  if (lines.length === 0) return [];
  return [
    {
      kind: 'table',
      title: '第二人核验记录',
      columns: [
        { title: '序号', share: 10, style: 'number' },
        { title: '材料', share: 30, style: 'text' },
        { title: '结论', share: 24, style: 'text' },
        { title: '查看要点与备注', share: 44, style: 'text' },
        { title: '核验人', share: 18, style: 'text' },
        { title: '核验时间', share: 20, style: 'text' },
      ],
      lines,
      whenEmpty: '没有材料。',
    },
  ];
}

/** 身份核验、授权与走访: nothing when nobody was checked and no home visited, as in archives of before. */
export function peopleSheets(
  { identityChecks = [], homeVisits = [] }: Case,
  { people }: ArchiveLabels,
): ArchiveSheet[] {
  if (identityChecks.length + homeVisits.length === 0) return [];
  const checks = identityChecks.map(({ at, by, person, name, paper, verdict, note, ...check }) => ({
    at,
    cells: [
      '身份核验',
      `${people.persons[person]} ${name}，出示${people.papers[paper]}`,
      people.verdicts[verdict],
      [
        check.authorisation === undefined
          ? '未签署授权'
          : `已签署数据核验授权（文本版本${check.authorisation.version}，签名图像SHA-256 ${check.authorisation.signature.sha256}）`,
        note,
      ],
      by,
    ] as const,
  }));
  const visits = homeVisits.map(({ at, by, day, address, visitors, finding, note }) => ({
    at,
    cells: [
      '走访',
      `${dayWords(day)}由${visitors}走访${address}`,
      people.findings[finding],
      [note],
      by,
    ] as const,
  }));
  return [
    {
      kind: 'table',
      title: '身份核验、授权与走访',
      columns: [
        { title: '事项', share: 14, style: 'text' },
        { title: '内容', share: 46, style: 'text' },
        { title: '结论', share: 16, style: 'text' },
        { title: '授权与备注', share: 38, style: 'text' },
        { title: '记录人', share: 16, style: 'text' },
        { title: '记录时间', share: 20, style: 'text' },
      ],
      lines: [...checks, ...visits]
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .map(({ at, cells: [kind, what, result, notes, by] }) => [
          kind,
          what,
          result,
          notes.filter(Boolean).join('；') || '—',
          by,
          beijingSecond(at),
        ]),
      whenEmpty: '没有记录。',
    },
  ];
}

/** 审核与结果: the steps of the platform and its decision. */
export function reviewSheets(current: Case, labels: ArchiveLabels): ArchiveSheet[] {
  const steps: ArchiveSheet = {
    kind: 'table',
    title: '审核步骤',
    columns: [
      { title: '步骤', share: 20, style: 'text' },
      { title: '结论', share: 14, style: 'text' },
      { title: '意见', share: 70, style: 'text' },
      { title: '时间', share: 26, style: 'text' },
    ],
    lines: current.review.map(({ step, passed, note, at }) => [
      labels.step[step],
      passed ? '通过' : '不通过',
      note === '' ? '—' : note,
      beijingSecond(at),
    ]),
    whenEmpty: '尚无审核步骤。',
  };
  const { decision } = current;
  if (decision === undefined) return [steps];
  const { school } = decision;
  const rows: [string, string | undefined][] = [
    ['办理结果', labels.outcome[decision.outcome]],
    ['作出时间', beijingMinute(decision.at)],
    ['理由', decision.reason],
    ['依据', decision.legalBasis],
    ['救济途径', decision.remedy],
    ['就读学校', school?.name],
    ['学校地址', school?.address],
    ['报到日期', school && `${dayWords(school.reportFrom)}至${dayWords(school.reportTo)}`],
  ];
  const shown = rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  return [steps, { kind: 'rows', title: '办理结果', rows: shown }];
}

/** 办理痕迹: who did what and when, each line with the hash that chains it to the ledger. */
export function traceSheet(traces: readonly TraceLine[]): ArchiveSheet {
  return {
    kind: 'table',
    title: '办理痕迹（校验值为留痕条目的SHA-256，逐条链接，不可删改）',
    columns: [
      { title: '序号', share: 10, style: 'number' },
      { title: '时间', share: 22, style: 'text' },
      { title: '经办人', share: 18, style: 'text' },
      { title: '办理内容', share: 64, style: 'text' },
      { title: '校验值', share: 42, style: 'hash' },
    ],
    lines: traces.map(({ seq, at, actorName, what, entryHash }) => [
      String(seq),
      beijingSecond(at),
      actorName,
      what,
      entryHash,
    ]),
    whenEmpty: '没有办理痕迹。',
  };
}

/** 文件清单: SHA-256 of every file, the untouched original beside the upright copy that the archive shows. */
export function fileSheets(
  documents: readonly NamedDocument[],
  letters: ArchivePlan['letters'],
): ArchiveSheet[] {
  const pages = documents.flatMap(({ title, pages: list }) =>
    list.map((each) => ({ name: `${title} ${each.title}`, page: each.page })),
  );
  const files = [
    ...pages.flatMap(({ name, page: { original, corrected } }) => [
      { name, what: '归档影像', bytes: corrected.bytes, sha256: corrected.sha256 },
      ...(original.sha256 === corrected.sha256
        ? []
        : [{ name, what: '原始影像', bytes: original.bytes, sha256: original.sha256 }]),
    ]),
    ...letters.map(({ title, number, bytes, sha256 }) => ({
      name: `${title} ${number}`,
      what: '文书',
      bytes,
      sha256,
    })),
  ];
  return [
    {
      kind: 'table',
      title: '文件清单（SHA-256校验值）',
      columns: [
        { title: '序号', share: 10, style: 'number' },
        { title: '文件', share: 66, style: 'text' },
        { title: '类别', share: 20, style: 'text' },
        { title: '字节', share: 18, style: 'number' },
        { title: '校验值', share: 42, style: 'hash' },
      ],
      lines: files.map(({ name, what, bytes, sha256 }, index) => [
        String(index + 1),
        name,
        what,
        String(bytes),
        sha256,
      ]),
      whenEmpty: '没有文件。',
    },
  ];
}
