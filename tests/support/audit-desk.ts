/** A station on a real disk with a recorder and clocks that a test turns. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { readDigests } from '../../electron/audit/digest-files';
import { keyFilesBeside, openTrailKeys, trailKeysOf } from '../../electron/audit/trail-keys';
import { verifyTrail } from '../../electron/audit/verify-trail';
import type { ClockState } from '../../electron/desk/audit-clock';
import { createAuditRecorder } from '../../electron/desk/audit-recorder';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { StationEvent } from '../../shared/ledger/station-event';
import { isWhole } from '../../shared/ledger/trail-report';
import { completeForm, noHome } from './case-builders';
import { scratchFolder } from './scratch-folder';
import { entriesOf, openStationAt } from './station-on-disk';

export const stationKey = newKey();
export const minuteMs = 60_000;

/** The first event of a kind, narrowed. */
type Of<T extends StationEvent['type']> = Extract<StationEvent, { type: T }>;

/** An unlocked station at 10 o'clock of 3 August 2026 in Beijing. */
export async function auditDesk(folder = scratchFolder('audit')) {
  let wallMs = Date.parse('2026-08-03T02:00:00.000Z');
  let monotonicMs = 1_000;
  const clockStates: ClockState[] = [];
  const now = () => new Date(wallMs).toISOString();
  const recorder = createAuditRecorder({
    now,
    monotonicMs: () => monotonicMs,
    log: () => undefined,
    onClock: (state) => clockStates.push(state),
  });
  let station: Station;

  async function unlock(): Promise<void> {
    station = await openStationAt(folder, stationKey, { now });
    recorder.open(station);
    await recorder.tick();
  }

  /** Every witness in the trail, oldest first. */
  const witnesses = async (): Promise<StationEvent[]> =>
    (await entriesOf(station)).flatMap(({ header, body }) =>
      header.audit === true ? (body.stationEvents ?? []) : [],
    );

  await unlock();
  return {
    folder,
    recorder,
    clockStates,
    now,
    station: () => station,
    /** Time goes by on both clocks. */
    pass: (ms: number) => {
      wallMs += ms;
      monotonicMs += ms;
    },
    /** Somebody turns the clock on the wall. */
    turn: (ms: number) => {
      wallMs += ms;
    },
    unlock,
    lock: async () => {
      await recorder.closing();
      await station.close();
    },
    openCase: async () => {
      const caseId = uuidv7();
      const { desk, actor } = station;
      await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor);
      await desk.execute({ name: 'editForm', caseId, changes: completeForm }, actor);
      return caseId;
    },
    ofType: async <T extends StationEvent['type']>(type: T): Promise<Of<T>[]> =>
      (await witnesses()).filter((event): event is Of<T> => event.type === type),
    /** The verification with the key and these digests, or those beside the ledger. */
    verified: async (digests = join(folder, 'digests')) => {
      const report = await verifyTrail({
        ledger: join(folder, 'ledger'),
        digests: await readDigests(digests),
        keys: openTrailKeys(folder, trailKeysOf(stationKey)),
        hasKey: await keyFilesBeside(folder),
      });
      return { ...report, whole: report !== undefined && isWhole(report) };
    },
    close: () => station.close(),
  };
}
export type AuditDesk = Awaited<ReturnType<typeof auditDesk>>;
