/** What a family chooses of 好差评, on whichever screen: a level, and with a poor one the reasons. */
import { useState } from 'react';
import type { RatingLevel, RatingReason } from '../../../shared/domain/rating';
import { isPoor } from '../../../shared/domain/rating';

/** Nothing is chosen beforehand; `said` is what may be sent, and reasons go with a poor level only. */
export function useRatingChoice() {
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [reasons, setReasons] = useState<readonly RatingReason[]>([]);
  const isAsked = level !== null && isPoor(level);
  const said = level === null ? undefined : { level, reasons: isAsked ? [...reasons] : [] };
  return { level, setLevel, reasons, setReasons, isAsked, said };
}
