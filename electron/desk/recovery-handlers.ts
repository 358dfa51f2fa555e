/** What the window's calls about the recovery key do; sheets go to the printer or to a chosen file, and nowhere else. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { Doors } from './doors';
import type { Outputs } from './outputs';
import type { RecoveryDesk } from './recovery-desk';
import type { Station } from './station';

/** The handlers of the group `recovery`. */
export function recoveryHandlers(
  desk: RecoveryDesk,
  { unlocked, brief }: Doors,
  outputs: Outputs,
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
        const printed = await outputs.print(
          station,
          { what: 'recoverySheet', sheet },
          { bytes: made.value, copies: 1 },
          () => desk.handedOut(station, sheet, 'printed'),
        );
        return answer(station, printed);
      }),
    save: ({ sheet }) =>
      unlocked(async (station) => {
        const made = await station.during(() => desk.sheetPdf(station, sheet));
        if (!made.ok) return made;
        const bytes = made.value;
        const record = () => desk.handedOut(station, sheet, 'saved');
        const name = `恢复密钥-第${sheet}份.pdf`;
        const output = { what: 'recoverySheet' as const, sheet };
        const saved = await outputs.save(station, output, { name }, async () =>
          ok({ bytes, record }),
        );
        return answer(station, saved);
      }),
    confirm: () => brief(async (station) => answer(station, await desk.confirm(station))),
  };
}
