/** 免交: the lines of the checklist that departments made needless, with the evidence of why. */
import type { Case } from '../../../shared/domain/case';
import { confirmations } from '../../../shared/domain/fact-standing';
import type { Checklist } from '../../../shared/domain/requirement';
import type { Locale } from '../../../shared/i18n/locale';
import type { Messages } from '../../../shared/i18n/messages';
import { instantText } from '../language/dates';

export type WaivedItem = {
  readonly id: string;
  readonly title: string;
  /** For parents. */
  readonly reason: string;
  /** Who confirmed what, under which number and when. */
  readonly evidence: readonly string[];
};

/** In the order of the pack. */
export function waivedItems(
  { verification: words }: Messages,
  locale: Locale,
  current: Case,
  { waived = [] }: Checklist,
): readonly WaivedItem[] {
  return waived.map(({ id, title, reason, by }) => ({
    id,
    title,
    reason,
    evidence: confirmations(current, by).map(({ answer: { source, evidence, at } }) =>
      words.evidence(source, evidence, instantText(locale, at)),
    ),
  }));
}
