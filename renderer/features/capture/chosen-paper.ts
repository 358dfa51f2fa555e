/** Which of several papers the family brought for a line of the checklist; settled by the first page of it. */
import { useState } from 'react';
import type { RequirementProgress } from '../../../shared/domain/completeness';

export function useChosenPaper(line: RequirementProgress) {
  const { requirement, document } = line;
  const [chosen, choose] = useState<string>();
  const option =
    (document === undefined && requirement.options.find(({ kind }) => kind === chosen)) ||
    line.option;
  const progress =
    document === undefined
      ? { ...line, option, missingPages: option.pages.filter(({ optional }) => optional !== true) }
      : line;
  return { option, progress, choose };
}
