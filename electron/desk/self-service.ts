/** Whether the station is a 自助 terminal at this moment, and for which case; it outlives a station that is opened again. */
import type { CaseKind } from '../../shared/domain/case-kind';
import type { SelfServiceFence } from '../../shared/ipc/self-service-rules';

/** One case of one family; `kind` is the matter that the clerk chose, for a case that is still to be opened. */
export type SelfServiceNow = SelfServiceFence & {
  readonly kind: CaseKind;
  /** The family has the whole screen. */
  readonly isWhole: boolean;
};

export type SelfService = {
  readonly now: () => SelfServiceNow | undefined;
  readonly begin: (caseId: string, kind: CaseKind, isWhole: boolean) => void;
  /** Nothing is answered but a clerk who takes over. */
  readonly cover: () => void;
  readonly resume: () => void;
  readonly end: () => void;
};

/** Not running. `onWhole`: whether a family has the whole screen from here on. */
export function createSelfService(
  onWhole: (isWhole: boolean) => void = () => undefined,
): SelfService {
  let now: SelfServiceNow | undefined;
  const covered = (isCovered: boolean) => {
    if (now !== undefined) now = { ...now, isCovered };
  };
  return {
    now: () => now,
    begin: (caseId, kind, isWhole) => {
      now = { caseId, kind, isWhole, isCovered: false };
      onWhole(isWhole);
    },
    cover: () => covered(true),
    resume: () => covered(false),
    end: () => {
      now = undefined;
      onWhole(false);
    },
  };
}
