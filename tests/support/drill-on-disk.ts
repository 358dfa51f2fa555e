/** A station and its drill over a real disk, with everything real but vault and papers; and a case brought to submission. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { openDrillStore } from '../../electron/desk/drill-store';
import { createLifecycle, type Lifecycle } from '../../electron/desk/lifecycle';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import { createSyncHost, type SyncHost } from '../../electron/desk/sync-host';
import { newKey } from '../../electron/vault/seal';
import type { Vault } from '../../electron/vault/vault';
import { ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import { completeForm, shippedPack } from './case-builders';
import { noPapers } from './station-on-disk';

const photograph = readFileSync(join(import.meta.dirname, 'papers-page.jpg'));
const now = () => new Date().toISOString();

/** A vault that knows everybody: passphrases have tests of their own. */
function aVault(stationKey: Buffer): Vault {
  const operatorId = '018f0000-0000-7000-8000-000000000001';
  const unlocked = () => ({ operatorId, stationKey: Buffer.from(stationKey) });
  return {
    exists: async () => true,
    create: async () => ok({ ...unlocked(), commit: async () => ok(undefined) }),
    unlock: async () => ok(unlocked()),
    waitSeconds: async () => 0,
    wrongTries: async () => 0,
  };
}

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
    vault: aVault(newKey()),
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
  const session = await lifecycle.unlock('x', 'drill');
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
