/** What a window may call of updates: the desk of what is kept, and the feed of what a server has. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { UpdateStatus } from '../../shared/ipc/calls/updates';
import type { UpdateDesk } from './update-desk';
import type { UpdateFeed } from './update-feed';

/** `chooseFolder`: nothing when nobody chooses one. */
export function updateCalls(
  desk: UpdateDesk,
  feed: UpdateFeed,
  chooseFolder: () => Promise<string | undefined>,
): Omit<Handlers['updates'], 'program'> {
  /** How the desk stands, with how the feed does. */
  async function whole(
    status: Result<UpdateStatus, AppError>,
  ): Promise<Result<UpdateStatus, AppError>> {
    const server = await feed.status();
    return status.ok && server !== undefined ? ok({ ...status.value, server }) : status;
  }
  /** An answer of the feed, with how both stand afterwards. */
  const after = async (done: Result<unknown, AppError>) =>
    done.ok ? whole(await desk.status()) : done;
  const status = () => after(ok(undefined));
  return {
    status,
    look: async () => {
      const chosen = await chooseFolder();
      return chosen === undefined ? status() : whole(await desk.look(chosen));
    },
    install: async ({ when }) => whole(await desk.install(when)),
    discard: async () => whole(await desk.discard()),
    setServer: async ({ address }) => after(await feed.setAddress(address)),
    seek: async () => after(await feed.seek()),
    download: async () => after(await feed.download()),
    stop: async () => {
      feed.stop();
      return status();
    },
  };
}
