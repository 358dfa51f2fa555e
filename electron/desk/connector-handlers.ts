/** What the window's calls about connector profiles do. */
import { largestProfileBytes } from '../../shared/connector/profile';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { findBoundedText } from '../policy/pack-file';
import type { ConnectorDesk } from './connector-desk';
import type { Doors } from './doors';
import type { SyncHost } from './sync-host';

export type Connecting = Pick<SyncHost, 'connectors' | 'pairBy' | 'sendNow'>;

/** The handlers of the group `connectors`; a drill speaks to no platform. */
export function connectorHandlers(
  { unlocked, brief }: Doors,
  { connectors: desk, pairBy, sendNow }: Connecting,
  askForFile: () => Promise<string | undefined>,
): Handlers['connectors'] {
  const at = <T>(work: (desk: ConnectorDesk) => Promise<Result<T, AppError>>) => {
    const open = desk();
    return open === undefined ? Promise.resolve(err({ kind: 'notInDrill' as const })) : work(open);
  };
  return {
    list: () => brief(async () => ok(desk()?.list() ?? [])),
    choose: () =>
      unlocked(() =>
        at(async (open) => {
          const path = await askForFile();
          if (path === undefined) return ok(undefined);
          // What is no text, or no file at all, is refused as an empty one.
          const file = await findBoundedText(path, largestProfileBytes);
          return open.check(file ?? { text: '', bytes: 0 });
        }),
      ),
    add: ({ sha256 }) => brief(() => at((open) => open.add(sha256))),
    logIn: ({ id }) => unlocked(() => at((open) => open.logIn(id))),
    finishLogIn: () =>
      unlocked(() =>
        at(async (open) => {
          const done = await open.finishLogIn();
          // What waited for it goes at once.
          if (done.ok) sendNow();
          return done;
        }),
      ),
    stopLogIn: () =>
      unlocked(() =>
        at(async (open) => {
          open.stopLogIn();
          return ok(undefined);
        }),
      ),
    pair: ({ id, code }) => unlocked(() => pairBy(id, code)),
  };
}
