/** 影像保留情况: pages that were found faulty and stay, with the reason; the archive says so before anybody looks. */
import { beijingSecond } from '../domain/beijing-time';
import type { ArchiveLabels } from './archive-labels';
import type { ArchiveSheet } from './archive-plan-schema';
import type { NamedDocument } from './archive-sheets';

/** No sheet where every page can be read, as in archives of before. */
export function keptPageSheets(
  documents: readonly NamedDocument[],
  labels: ArchiveLabels,
): ArchiveSheet[] {
  const lines = documents.flatMap(({ title, pages }) =>
    pages.flatMap(({ title: pageTitle, page: { kept } }) => {
      if (kept === undefined) return [];
      const faults = kept.faults.map((fault) => labels.fault[fault]).join('、');
      const cells = [title, pageTitle, faults, kept.reason, kept.by, beijingSecond(kept.at)];
      return [cells];
    }),
  );
  if (lines.length === 0) return [];
  return [
    {
      kind: 'table',
      title: '影像保留说明',
      columns: [
        { title: '材料', share: 28, style: 'text' },
        { title: '页', share: 24, style: 'text' },
        { title: '影像情况', share: 22, style: 'text' },
        { title: '保留原因', share: 38, style: 'text' },
        { title: '保留人', share: 16, style: 'text' },
        { title: '时间', share: 19, style: 'text' },
      ],
      lines,
      whenEmpty: '没有。',
    },
  ];
}
