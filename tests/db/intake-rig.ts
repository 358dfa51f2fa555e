/** The intake of one paper, with what it asks of the world imitated. */
import type { AppError } from '../../shared/domain/app-error';
import type { RequirementProgress } from '../../shared/domain/completeness';
import type { CaseDocument } from '../../shared/domain/document';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { pageIntake, type IntakePorts } from '../../renderer/features/capture/page-intake';
import type { NewPage } from '../../renderer/session/commands';
import type { MadePage } from '../../renderer/workers/page-maker';
import { uuid } from './fake-main';

const option = {
  kind: 'hukou',
  title: '户口簿',
  pages: [
    { role: 'cover', title: '首页' },
    { role: 'head', title: '户主页' },
  ],
};
/** What a 户口簿 with these pages lacks. */
export const progress = (pages: CaseDocument['pages'] = []): RequirementProgress => ({
  requirement: {
    id: 'register',
    title: '户口簿',
    reason: '',
    legalBasis: '',
    options: [option],
    lookAt: [],
  },
  status: 'missing',
  option,
  document:
    pages.length === 0
      ? undefined
      : { id: uuid(7), requirementId: 'register', kind: 'hukou', pages },
  missingPages: option.pages.filter(({ role }) => !pages.some((page) => page.role === role)),
  faultyPages: [],
});

/** An intake that is aimed at an empty 户口簿, and what it added. */
export function rig(
  fail: (page: NewPage) => AppError | undefined = () => undefined,
  keep: IntakePorts['keep'] = async () => ok(undefined),
  judged: Pick<MadePage, 'faults'> = { faults: [] },
) {
  const added: NewPage[] = [];
  const intake = pageIntake({
    caseId: uuid(1),
    make: async (original) =>
      original[0] === 0
        ? err({ kind: 'imageNotAnImage' })
        : ok({ original, corrected: original, thumbnail: original, ...judged }),
    addPage: async (page): Promise<Result<unknown, AppError>> => {
      const error = fail(page);
      if (error !== undefined) return err(error);
      added.push(page);
      return ok({ seq: added.length });
    },
    keep,
  });
  intake.aim(progress());
  return { intake, added };
}

/** One whose first byte is 0 is none. */
export const picture = (name: string, first = 1, type = '') => ({
  name,
  source: 'drop' as const,
  file: new Blob([new Uint8Array([first, 2])], { type }),
});
export const page = (id: string, role: string) => ({ id, role }) as CaseDocument['pages'][number];
