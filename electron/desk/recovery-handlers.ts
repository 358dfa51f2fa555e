/** What the window's calls about the recovery key do; sheets go to the printer or to a chosen file, and nowhere else. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { Answer, Doors } from './doors';
import type { RecoveryDesk } from './recovery-desk';
import type { Station } from './station';

/** The ways a sheet leaves the program. */
export type SheetWays = {
  readonly print: (bytes: Uint8Array) => Promise<Result<unknown, AppError>>;
  readonly save: (
    station: Station,
    name: string,
    bytes: Uint8Array,
  ) => Answer<{ readonly saved: boolean }>;
};

/** The handlers of the group `recovery`. */
export function recoveryHandlers(
  desk: RecoveryDesk,
  { unlocked, brief }: Doors,
  ways: SheetWays,
): Handlers['recovery'] {
  const answer = (station: Station, done: Result<unknown, AppError>) =>
    done.ok ? ok(desk.state(station)) : err(done.error);
  return {
    state: () => brief(async (station) => ok(desk.state(station))),
    make: () => brief(async (station) => answer(station, await desk.make(station))),
    print: ({ sheet }) =>
      unlocked(async (station) => {
        const made = await station.during(() => desk.sheetPdf(station, sheet));
        if (!made.ok) return made;
        const printed = await ways.print(made.value);
        if (!printed.ok) return printed;
        return station.during(async () =>
          answer(station, await desk.handedOut(station, sheet, 'printed')),
        );
      }),
    save: ({ sheet }) =>
      unlocked(async (station) => {
        const made = await station.during(() => desk.sheetPdf(station, sheet));
        if (!made.ok) return made;
        const saved = await ways.save(station, `恢复密钥-第${sheet}份.pdf`, made.value);
        if (!saved.ok) return saved;
        if (!saved.value.saved) return ok(desk.state(station));
        return station.during(async () =>
          answer(station, await desk.handedOut(station, sheet, 'saved')),
        );
      }),
    confirm: () => brief(async (station) => answer(station, await desk.confirm(station))),
  };
}
