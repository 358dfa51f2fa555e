/** The end of what is taken out of the station: in the trail also when a lock comes between. */
import { err } from '../../shared/domain/result';
import type { AuditEvent } from '../../shared/ledger/audit-event';
import type { AuditRecorder } from './audit-recorder';
import type { Answer } from './doors';
import type { Station } from './station';

type Begin = Extract<AuditEvent, { readonly type: 'packagesLeaving' }>;
/** How it ended. */
export type LeavingEnd = Extract<AuditEvent, { readonly type: 'packagesLeft' | 'packagesStayed' }>;

export type Leaving = {
  /** To be waited for before anything is written outside. */
  readonly begin: (station: Pick<Station, 'during'>, event: Begin) => Answer<undefined>;
  /** Notes the end; `stationLocked` where the lock has told of it already. */
  readonly end: (event: LeavingEnd) => Answer<undefined>;
};

/** One at a time. */
export function createLeaving(recorder: Pick<AuditRecorder, 'note' | 'onClosing'>): Leaving {
  let isOut = false;
  // A lock does not wait for a carrier; what it finds under way has not left whole as far as anybody knows.
  recorder.onClosing(() => {
    if (isOut) void recorder.note({ type: 'packagesStayed', why: 'stationLocked' });
    isOut = false;
  });
  return {
    begin: (station, event) =>
      station.during(async (): Answer<undefined> => {
        const begun = await recorder.note(event);
        isOut = begun.ok;
        return begun;
      }),
    end: async (event) => {
      if (!isOut) return err({ kind: 'stationLocked' });
      isOut = false;
      return recorder.note(event);
    },
  };
}
