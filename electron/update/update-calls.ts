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
  /** The answer of one of them, with how both stand afterwards. */
  async function after(done: Result<unknown, AppError>): Promise<Result<UpdateStatus, AppError>> {
    if (!done.ok) return done;
    const [status, server] = [await desk.status(), await feed.status()];
    return ok({ ...status.value, ...(server === undefined ? {} : { server }) });
  }
  return {
    status: () => after(ok(undefined)),
    look: async () => {
      const chosen = await chooseFolder();
      return after(chosen === undefined ? ok(undefined) : await desk.look(chosen));
    },
    install: async ({ when }) => after(await desk.install(when)),
    discard: async () => after(await desk.discard()),
    setServer: async ({ address }) => after(await feed.setAddress(address)),
    seek: async () => after(await feed.seek()),
    download: async () => after(await feed.download()),
    stop: async () => {
      feed.stop();
      return after(ok(undefined));
    },
  };
}
