/** 救济途径: how a family may appeal against a refusal, told whole. */
import { wholeSentence } from './whole-sentence';
import { usualRemedy } from './desk-decision';

/** What has to be told: the way, the organ, its term, and that there is a court. Source: as of `usualRemedy`. */
const needed = [/行政复议/, /人民政府|复议机关/, /(六十|60)\s*[日天]/, /诉讼|起诉/];

/** What a pack, a platform or a person wrote, and after it the ways that the law gives where that does not name them all. */
export function wholeRemedy(own: string): string {
  const said = wholeSentence(own);
  if (said === '') return usualRemedy;
  return needed.every((sign) => sign.test(said)) ? said : said + usualRemedy;
}
