/** 预览: a letter before its number is drawn, to be looked at and never handed out. */
import type { Instant } from '../domain/ids';
import type { Letter } from '../domain/letter';

/** Stands where the number will be. */
const previewNumber = '（出具时编号）';

/** Stands in the code instead of a signature: who scans a preview learns that nothing vouches for it. */
export const previewCode = 'PREVIEW';

/** The letter as it would be issued by somebody now. */
export function previewOf(kind: Letter['kind'], by: string, at: Instant): Letter {
  return {
    id: '',
    kind,
    number: previewNumber,
    numberedAt: at,
    by,
    printedCopies: 0,
    savedCopies: 0,
    ...(kind === 'refusalNotice' ? { appealWhole: true } : {}),
  };
}
