/** 免交 in words: which papers a family need not bring, and the evidence of why. */
import { beijingMinute, beijingSecond } from '../domain/beijing-time';
import type { Case } from '../domain/case';
import { confirmations } from '../domain/fact-standing';
import type { Checklist } from '../domain/requirement';
import type { VerifiedFact } from '../domain/verified-fact';
import type { ArchiveLabels } from './archive-labels';
import type { ArchiveSheet } from './archive-plan-schema';

/** A paper that was not asked, and who confirmed what it would have shown. */
export type WaivedPaper = { readonly title: string; readonly why: string };

/** The lines of the checklist that departments made needless. */
export function waivedPapers(
  current: Case,
  { waived = [] }: Pick<Checklist, 'waived'>,
  facts: Readonly<Record<VerifiedFact, string>>,
): WaivedPaper[] {
  return waived.map(({ title, by }) => {
    const why = confirmations(current, by).map(
      ({ fact, answer: { source, evidence, at } }) =>
        `${facts[fact]}经${source}数据核验一致，核验编号${evidence}，${beijingMinute(at)}`,
    );
    return { title, why: why.join('；') };
  });
}

/** 数据核验: every question and what was answered; nothing when no department was asked, as in archives of before. */
export function verificationSheets(
  { verifications = [] }: Case,
  waived: readonly WaivedPaper[],
  { field, verification }: ArchiveLabels,
): ArchiveSheet[] {
  if (verifications.length === 0) return [];
  const table: ArchiveSheet = {
    kind: 'table',
    title: '数据核验记录',
    columns: [
      { title: '序号', share: 10, style: 'number' },
      { title: '事项', share: 16, style: 'text' },
      { title: '核对的信息', share: 42, style: 'text' },
      { title: '结论', share: 30, style: 'text' },
      { title: '答复部门与核验编号', share: 30, style: 'text' },
      { title: '发起人', share: 14, style: 'text' },
      { title: '答复时间', share: 20, style: 'text' },
    ],
    lines: verifications.map(({ fact, asked, answer, by }, index) => {
      const keys = Object.keys(asked) as (keyof typeof field)[];
      const apart = answer?.fields.filter(({ verdict }) => verdict === 'mismatch') ?? [];
      const result = verification.standings[answer?.verdict ?? 'queued'];
      return [
        String(index + 1),
        verification.facts[fact],
        keys.map((key) => field[key]).join('、'),
        apart.length === 0 ? result : `${result}：${apart.map(({ key }) => field[key]).join('、')}`,
        answer === undefined ? '—' : `${answer.source} ${answer.evidence}`,
        by,
        answer === undefined ? '—' : beijingSecond(answer.at),
      ];
    }),
    whenEmpty: '没有数据核验。',
  };
  const rows = waived.map(({ title, why }) => ({ label: title, value: why }));
  return [
    table,
    ...(rows.length === 0 ? [] : [{ kind: 'rows' as const, title: '免交材料', rows }]),
  ];
}
