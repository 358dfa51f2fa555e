/** What somebody found at a second reading, in words. */
import type { SecondReading } from '../domain/document';
import type { Messages } from './messages';

/** Of the original as an inspection says it; who saw its pictures only says no more than that. */
export function readingWords(
  { verdicts, pictureSeen }: Messages['words'],
  { verdict, fromPictures }: Pick<SecondReading, 'verdict' | 'fromPictures'>,
): string {
  return fromPictures === true && verdict === 'originalSeen' ? pictureSeen : verdicts[verdict];
}
