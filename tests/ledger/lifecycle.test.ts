/** New, locked, unlocked over a real disk: what the person is told when the disk says no, and the order of locking. */
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import * as durable from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDrillStore } from '../../electron/desk/drill-store';
import { createLifecycle } from '../../electron/desk/lifecycle';
import { newKey } from '../../electron/vault/seal';
import type { Vault } from '../../electron/vault/vault';
import { ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import { shippedPack } from '../support/case-builders';
import { noPapers } from '../support/station-on-disk';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lifecycle-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** A vault that knows everybody: passphrases have tests of their own. */
function openVault(): Vault {
  const stationKey = newKey();
  let known = '';
  const unlocked = () => ({ operatorId: known, stationKey: Buffer.from(stationKey) });
  return {
    exists: async () => true,
    create: async (operatorId) => {
      known = operatorId;
      return ok({ ...unlocked(), commit: async () => ok(undefined) });
    },
    unlock: async () => ok(unlocked()),
    waitSeconds: async () => 0,
    wrongTries: async () => 0,
  };
}

function aLifecycle(told: string[] = []) {
  return createLifecycle({
    folder,
    vault: openVault(),
    drill: openDrillStore(join(folder, 'drill'), () => undefined),
    pack: shippedPack,
    words: pick('zh-CN'),
    papers: noPapers,
    now: () => new Date().toISOString(),
    log: () => undefined,
    publish: () => undefined,
    onQueued: () => undefined,
    onOpened: () => undefined,
    onClosing: async () => void told.push('closing'),
    onLocked: (reason) => void told.push(`locked ${reason}`),
  });
}
const facts = { passphrase: 'correct horse', operatorName: '程望', school: '望潮小学' };

describe('the station', () => {
  it('makes the screen dark before anything that may take time', async () => {
    const told: string[] = [];
    const lifecycle = aLifecycle(told);
    expect(await lifecycle.create(facts)).toMatchObject({ ok: true });
    await lifecycle.lock('idle');
    expect(told).toEqual(['locked idle', 'closing']);
  });

  it('says that the disk is full when it cannot be opened for that, and opens when there is room', async () => {
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    await lifecycle.lock('asked');
    await appendFile(join(folder, 'ledger', '000001.seg'), Buffer.from([1, 2, 3]));
    const probe = await durable.open(folder, 'r');
    const everyFile = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const write = vi.spyOn(everyFile, 'writeFile').mockRejectedValue(full);
    expect(await lifecycle.unlock('x')).toEqual({ ok: false, error: { kind: 'storageFull' } });
    write.mockRestore();
    expect(await lifecycle.unlock('x')).toMatchObject({ ok: true });
    await lifecycle.lock('asked');
  });
});
