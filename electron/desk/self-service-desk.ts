/** Begins, covers and ends 自助; each step is in the trail before it is answered. */
import type { CaseKind } from '../../shared/domain/case-kind';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { selfServiceSteps } from '../../shared/ledger/self-service-event';
import type { Doors } from './doors';
import type { FamilyScreenPort } from './family-desk';
import { familyIdle } from './family-desk';
import type { Answer } from './doors';
import type { OperatorDesk } from './operator-desk';
import { sessionOf } from './session';
import type { Station } from './station';

type Step = (typeof selfServiceSteps)[number];

/** Whether who works here may begin or carry on this case, by the rules of the desk itself. */
async function mayWork(station: Station, caseId: string, kind: CaseKind): Answer<undefined> {
  const { desk, operator } = station;
  const known = await desk.find(caseId);
  if (!known.ok) return known;
  const answers = { preferential: false, localRegister: false, localHome: false };
  return known.value === undefined
    ? desk.judge({ name: 'openCase', caseId, kind, answers }, operator)
    : desk.judge({ name: 'editForm', caseId, changes: {} }, operator);
}

/** The handlers; the second screen shows nothing of a family meanwhile. */
export function selfServiceHandlers(
  { brief, unlocked }: Doors,
  operators: Pick<OperatorDesk, 'confirmOwn'>,
  { screen }: { readonly screen: Pick<FamilyScreenPort, 'show'> },
): Handlers['selfService'] {
  return {
    begin: ({ caseId, kind, isWhole }) =>
      brief(async (station) => {
        const { selfService } = station;
        const mine = station.view.workable(caseId);
        if (!mine.ok) return mine;
        const may = await mayWork(station, caseId, kind);
        if (!may.ok) return may;
        const noted = await append(station, caseId, 'began');
        if (!noted.ok) return noted;
        if (selfService.now() !== undefined) return err({ kind: 'selfServiceRunning' });
        selfService.begin(caseId, kind, isWhole);
        screen.show(familyIdle(station));
        return ok(sessionOf(station));
      }),
    cover: () =>
      brief(async (station) => {
        const { selfService } = station;
        const running = selfService.now();
        if (running === undefined) return err({ kind: 'selfServiceNone' });
        // Whether or not it can be written down.
        selfService.cover();
        return append(station, running.caseId, 'covered');
      }),
    takeOver: ({ passphrase, then }) =>
      unlocked(async (station) => {
        const { selfService } = station;
        const running = selfService.now();
        if (running === undefined) return err({ kind: 'selfServiceNone' });
        const known = await operators.confirmOwn(station, passphrase);
        if (!known.ok) return known;
        return station.during(async () => {
          // Locked, or taken over, meanwhile.
          if (selfService.now() === undefined) return err({ kind: 'selfServiceNone' as const });
          const { caseId } = running;
          if (then === 'family') {
            await append(station, caseId, 'resumed');
            selfService.resume();
            return ok({});
          }
          await append(station, caseId, 'takenOver');
          selfService.end();
          return ok({ session: sessionOf(station) });
        });
      }),
  };
}

async function append(station: Station, caseId: string, step: Step): Answer<undefined> {
  const written = await station.appendStation([{ type: 'selfService', caseId, step }], {
    audit: true,
  });
  return written.ok ? ok(undefined) : written;
}
