/** What the window's calls about policy packs do. */
import { ok } from '../../shared/domain/result';
import { lintText } from '../../shared/i18n/lint-text';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import { mostFaultsShown } from '../../shared/ipc/calls/policy';
import { findPackFile } from '../policy/pack-file';
import type { Doors } from './doors';

/** The handlers of the group `policy`. */
export function policyHandlers(
  { unlocked, brief }: Doors,
  ways: {
    /** The path of a file that somebody chose. */
    readonly askForFile: () => Promise<string | undefined>;
    readonly lock: () => Promise<void>;
  },
): Pick<Handlers['policy'], 'byLine' | 'look' | 'setAside' | 'choose' | 'faults' | 'install'> {
  return {
    byLine: () => brief(async ({ packPost }) => ok(packPost.list())),
    look: ({ sha256 }) => unlocked(({ during, packPost }) => during(() => packPost.look(sha256))),
    setAside: ({ sha256, reason }) =>
      brief(({ packPost, actor }) => packPost.setAside(sha256, reason, actor)),
    choose: () =>
      unlocked(async ({ during, policy }) => {
        const path = await ways.askForFile();
        if (path === undefined) return ok(undefined);
        // What is no text, or no file at all, is refused as an empty one.
        const file = (await findPackFile(path)) ?? { text: '', bytes: 0 };
        return during(() => policy.check(file));
      }),
    faults: ({ locale }) =>
      brief(async ({ policy }) => {
        const words = pick(locale);
        const told = policy.faults().slice(0, mostFaultsShown);
        return ok(told.map((fault) => lintText(words, fault)));
      }),
    install: async ({ sha256, reason }) => {
      const installed = await brief(({ policy, actor }) => policy.install(sha256, reason, actor));
      if (installed.ok) await ways.lock();
      return installed;
    },
  };
}
