/** What the window's calls about policy packs do. */
import { open } from 'node:fs/promises';
import { ok } from '../../shared/domain/result';
import { lintText } from '../../shared/i18n/lint-text';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import { mostFaultsShown } from '../../shared/ipc/calls/policy';
import { largestPackBytes } from '../../shared/policy/signed-pack';
import type { Doors } from './doors';
import type { PackFile } from './policy-desk';

/** The handlers of the group `policy`. */
export function policyHandlers(
  { unlocked, brief }: Doors,
  ways: {
    /** The path of a file that somebody chose. */
    readonly askForFile: () => Promise<string | undefined>;
    readonly lock: () => Promise<void>;
  },
): Handlers['policy'] {
  return {
    choose: () =>
      unlocked(async ({ during, policy }) => {
        const path = await ways.askForFile();
        if (path === undefined) return ok(undefined);
        const file = await readPackFile(path);
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

/** Text that is no UTF-8, or no file at all, is read as an empty one and refused as such; a large file is only measured. */
export async function readPackFile(path: string): Promise<PackFile> {
  const nothing = { text: '', bytes: 0 };
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > largestPackBytes) return { text: '', bytes: size };
      const bytes = await file.readFile();
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bytes: size };
    } finally {
      await file.close();
    }
  } catch {
    return nothing;
  }
}
