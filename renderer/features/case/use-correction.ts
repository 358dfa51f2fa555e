/** What is to be put right of a case that came back, in words: by the platform's decision, or by a department's denial. */
import type { Case } from '../../../shared/domain/case';
import { termOf } from '../../../shared/domain/deadline';
import { useSession } from '../../session/session-provider';
import { correctionLines } from '../deadlines/deadline-words';
import { useToday } from '../deadlines/use-today';
import { useLocale, useMessages } from '../language/messages-context';
import { deniedPaperRows } from './denial-rows';

export type ToPutRight = {
  readonly title: string;
  /** Until when, and why. */
  readonly lines: readonly string[];
  /** Whether there are any. */
  readonly fields: boolean;
  readonly documents: boolean;
  readonly documentsTitle: string;
};

/** Nothing where nothing came back. */
export function useCorrection(current: Case): ToPutRight | undefined {
  const messages = useMessages();
  const { casePage, verification } = messages;
  const today = useToday();
  const locale = useLocale();
  const { packs } = useSession();
  const { decision, denied } = current;
  const deadline = termOf(current)?.day;
  const until = deadline === undefined ? [] : correctionLines(messages, locale, deadline, today);
  if (denied !== undefined) {
    const checklist = packs.packOf(current).checklistFor(current);
    return {
      title: verification.late.title,
      lines: [...until, verification.late.explain],
      fields: true,
      documents: deniedPaperRows(messages, current, checklist).length > 0,
      documentsTitle: verification.late.papers,
    };
  }
  if (decision?.outcome !== 'correction') return undefined;
  const { fields = [], documents = [] } = decision.correction ?? {};
  return {
    title: casePage.correctionTitle,
    lines: [...until, decision.reason].filter((line) => line !== ''),
    fields: fields.length > 0,
    documents: documents.length > 0,
    documentsTitle: casePage.correctionDocuments,
  };
}
