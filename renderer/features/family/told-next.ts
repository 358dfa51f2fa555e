/** The one large sentence for the family: what it still has to bring, else what is left to do here. */
import type { Completeness, RequirementStatus } from '../../../shared/domain/completeness';
import type { Messages } from '../../../shared/i18n/messages';

/** Nothing of a paper is there, or not all of it, or no original. */
const toBring: readonly RequirementStatus[] = ['missing', 'pagesMissing', 'copyOnly'];

/** 材料都带来了 is said only when there is nothing left to bring. */
export function toldNext(
  family: Messages['family'],
  { requirements, openCount }: Pick<Completeness, 'requirements' | 'openCount'>,
): string {
  const papers = requirements.filter(({ status }) => toBring.includes(status)).length;
  if (papers > 0) return family.stillMissing(papers);
  return openCount > 0 ? family.stillOpen(openCount) : family.allThere;
}
