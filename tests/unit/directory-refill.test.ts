/** The directory of stations: learned page by page, believed only with the platform's word, told once. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../electron/sync/ed25519';
import type { Directory, DirectoryStation } from '../../shared/protocol/directory';
import { stationCertificateText } from '../../shared/protocol/station-certificate';
import { DirectoryRefill } from '../../shared/sync/directory-refill';
import type { PlatformCalls } from '../../shared/sync/platform-calls';
import type { StationIdentity, SyncPorts } from '../../shared/sync/ports';
import { err, ok } from '../../shared/domain/result';

const rawKey = (key: ReturnType<typeof generateKeyPairSync>['publicKey']) =>
  key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
const keys = generateKeyPairSync('ed25519');
const platformKey = rawKey(keys.publicKey);
const identity = { platformPublicKey: platformKey } as StationIdentity;

function listed(code: string, changes: Partial<DirectoryStation> = {}): DirectoryStation {
  const publicKey = rawKey(generateKeyPairSync('ed25519').publicKey);
  const text = Buffer.from(stationCertificateText(code, publicKey));
  const certificate = sign(null, text, keys.privateKey).toString('base64');
  const pairedAt = '2026-05-01T00:00:00.000Z';
  return { code, name: `学校${code}`, publicKey, certificate, pairedAt, ...changes };
}

/** A platform with two stations on each page, and a store that remembers. */
function scene(stations: DirectoryStation[]) {
  const all = [...stations];
  const asked: string[] = [];
  const log: string[] = [];
  const kept = new Map<string, DirectoryStation>();
  const saves: { codes: string[]; whole: boolean }[] = [];
  const now = { ms: 0 };
  const says = {
    platform: { name: '平台', keyId: 'k', publicKey: platformKey },
    fails: undefined as undefined | Awaited<ReturnType<PlatformCalls['directory']>>,
    failsAfter: undefined as string | undefined,
    endless: false,
    saving: true,
  };
  const page = (after: string): Directory => {
    const later = all.filter(({ code }) => code > after);
    const shown = later.slice(0, 2);
    const next = later.length > 2 || says.endless ? { next: shown.at(-1)?.code ?? after } : {};
    return { platform: says.platform, stations: shown, ...next };
  };
  const calls: Pick<PlatformCalls, 'directory'> = {
    directory: async (after, knownTag) => {
      asked.push(after);
      if (says.fails !== undefined) return says.fails;
      if (after === says.failsAfter) return { kind: 'noLine', trouble: 'reset' };
      const told = page(after);
      const tag = JSON.stringify(told);
      return tag === knownTag ? { kind: 'unchanged' } : { kind: 'ok', value: { page: told, tag } };
    },
  };
  const ports = {
    store: {
      directory: () => [...kept.values()],
      saveDirectory: async (some: readonly DirectoryStation[], whole: boolean) => {
        if (!says.saving) return err({ kind: 'diskFull' });
        saves.push({ codes: some.map(({ code }) => code), whole });
        for (const one of some) kept.set(one.code, one);
        return ok(undefined);
      },
    },
    clock: { nowMs: () => now.ms },
    verifier: { verify: verifyEd25519 },
    log: (event: string) => log.push(event),
  } as unknown as SyncPorts;
  const refill = new DirectoryRefill(ports);
  const run = async (laterMs = 0) => {
    now.ms += laterMs;
    asked.length = 0;
    await refill.run(identity, calls);
    return [...asked];
  };
  return { all, kept, saves, log, says, run };
}

const hour = 60 * 60_000;

describe('the directory', () => {
  it('is learned page by page, asked again after an hour, and only what changed is kept', async () => {
    const { all, kept, saves, run } = scene(['A', 'B', 'C', 'D', 'E'].map((code) => listed(code)));
    expect(await run()).toEqual(['', 'B', 'D']);
    expect(saves).toEqual([{ codes: ['A', 'B', 'C', 'D', 'E'], whole: true }]);
    expect(await run(hour - 1)).toEqual([]);
    expect(await run(1)).toEqual(['', 'B', 'D']);
    expect(saves.at(-1)).toEqual({ codes: [], whole: true });
    const [first] = all;
    if (first === undefined) throw new Error('No station');
    all[0] = { ...first, revokedAt: '2026-09-01T00:00:00.000Z' };
    all.push(listed('F'));
    await run(hour);
    expect(saves.at(-1)).toEqual({ codes: ['A', 'F'], whole: true });
    expect([...kept.keys()]).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(kept.get('A')?.revokedAt).toBeDefined();
  });

  it('keeps no station without the word of this platform, and asks for it again', async () => {
    const forged = { ...listed('B'), publicKey: listed('B').publicKey };
    const { all, kept, log, run } = scene([listed('A'), forged]);
    await run();
    expect([...kept.keys()]).toEqual(['A']);
    expect(log).toEqual(['stationsNotVouchedFor']);
    all[1] = listed('B');
    await run(hour);
    expect([...kept.keys()]).toEqual(['A', 'B']);
  });

  it('believes nothing of another platform, of pages out of order, or of pages without an end', async () => {
    const other = scene([listed('A')]);
    other.says.platform = { ...other.says.platform, publicKey: listed('X').publicKey };
    await other.run();
    const mixed = scene([listed('B'), listed('A')]);
    await mixed.run();
    const endless = scene([listed('A'), listed('B'), listed('C')]);
    endless.says.endless = true;
    await endless.run();
    for (const { kept, saves, log, run } of [other, mixed, endless]) {
      expect([kept.size, saves, log]).toEqual([0, [], ['noDirectoryGiven']]);
      // It rests, and tries again.
      expect(await run(hour / 6 - 1)).toEqual([]);
      expect((await run(1)).length).toBeGreaterThan(0);
    }
  });

  it('takes nothing for known that the record has let go of', async () => {
    const { kept, saves, run } = scene(['A', 'B', 'C'].map((code) => listed(code)));
    await run();
    kept.clear();
    await run(hour);
    expect(saves.at(-1)).toEqual({ codes: ['A', 'B', 'C'], whole: true });
  });

  it('forgets no page that came before the line broke', async () => {
    const { says, saves, run } = scene(['A', 'B', 'C'].map((code) => listed(code)));
    says.failsAfter = 'B';
    expect(await run()).toEqual(['', 'B']);
    expect(saves).toEqual([]);
    says.failsAfter = undefined;
    await run();
    expect(saves).toEqual([{ codes: ['A', 'B', 'C'], whole: true }]);
  });

  it('is asked for again at once when there was no line, and whole when it could not be kept', async () => {
    const { says, log, saves, run } = scene(['A', 'B', 'C'].map((code) => listed(code)));
    says.fails = { kind: 'noLine', trouble: 'unreachable' };
    expect(await run()).toEqual(['']);
    expect(log).toEqual([]);
    says.fails = undefined;
    says.saving = false;
    expect(await run()).toEqual(['', 'B']);
    expect(log).toEqual(['directoryNotSaved']);
    says.saving = true;
    await run(hour / 6);
    expect(saves).toEqual([{ codes: ['A', 'B', 'C'], whole: true }]);
  });
});
