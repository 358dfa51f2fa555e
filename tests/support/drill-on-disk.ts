/** A station and its drill over a real disk, with everything real but vault and papers; and a case brought to submission. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { openDrillStore } from '../../electron/desk/drill-store';
import { createLifecycle, type Lifecycle } from '../../electron/desk/lifecycle';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import { createSyncHost, type SyncHost } from '../../electron/desk/sync-host';
import { openVault } from '../../electron/vault/vault';
import { pick } from '../../shared/i18n/messages';
import { completeForm, shippedPack } from './case-builders';
import { noPapers } from './station-on-disk';

const photograph = readFileSync(join(import.meta.dirname, 'papers-page.jpg'));
const quickKdf = join(import.meta.dirname, 'quick-kdf.cjs');
const now = () => new Date().toISOString();

/** The passphrase of whoever set the station up. */
export const drillPassphrase = 'correct horse 77';

/** A host of the line that knows an address. */
export function aHost(): SyncHost {
  return createSyncHost({
    log: () => undefined,
    onStatus: () => undefined,
    suggestedUrl: 'https://platform.invalid',
  });
}

/** The life of a station below `at`, its drill beside it. */
export function aLifecycleAt(at: string, host = aHost()): Lifecycle {
  return createLifecycle({
    folder: join(at, 'station'),
    drill: openDrillStore(join(at, 'drill'), () => undefined),
    vault: openVault(join(at, 'station'), quickKdf, () => 0),
    pack: shippedPack,
    words: pick('zh-CN'),
    papers: noPapers,
    now,
    log: () => undefined,
    publish: () => undefined,
    onQueued: () => host.wake(),
    onOpened: (station) => host.open(station),
    onClosing: () => host.close(),
    onLocked: () => undefined,
  });
}

/** What is open. */
export function current(lifecycle: Lifecycle): Station {
  const station = lifecycle.current();
  if (station === undefined) throw new Error('Locked');
  return station;
}

/** Unlocks the drill. */
export async function enterDrill(lifecycle: Lifecycle) {
  const session = await lifecycle.unlock(drillPassphrase, undefined, undefined, 'drill');
  if (!session.ok) throw new Error(session.error.kind);
  return session.value;
}

/** Brings an invented family as far as the queue. */
export async function submitCase({ desk, blobs, keys, actor }: Station): Promise<string> {
  const caseId = uuidv7();
  const answers = { preferential: false, localRegister: true, localHome: false };
  const done = async (result: Promise<{ ok: boolean }>) => {
    if (!(await result).ok) throw new Error('Refused');
  };
  await done(desk.execute({ name: 'openCase', caseId, answers }, actor));
  await done(desk.execute({ name: 'editForm', caseId, changes: completeForm }, actor));
  for (const [requirementId, kind, roles] of [
    ['register', 'hukou', ['cover', 'child']],
    ['noHome', 'noHome', ['first']],
  ] as const) {
    const documentId = uuidv7();
    for (const role of roles) {
      const page = { caseId, documentId, requirementId, kind, pageId: uuidv7(), role };
      const image = Uint8Array.from(photograph);
      const input = { ...page, source: 'file' as const, original: image, corrected: image };
      await done(takeInPage(input, { desk, blobs, keys, actor, now }));
    }
    const seen = { verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    await done(desk.execute({ name: 'inspectDocument', caseId, documentId, ...seen }, actor));
  }
  await done(desk.execute({ name: 'submitCase', caseId }, actor));
  return caseId;
}
