/** Learning of policy packs: one that cannot be had holds up no other. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { ok } from '../../shared/domain/result';
import type { ListedPack } from '../../shared/protocol/policy-packs';
import { PackRefill } from '../../shared/sync/pack-refill';
import type { PlatformCalls } from '../../shared/sync/platform-calls';
import type { SyncPorts } from '../../shared/sync/ports';

const restMs = 10 * 60_000;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A platform that lists packs of these texts, and gives other bytes, or none, for some of them. */
function scene(texts: readonly string[], spoilt: Readonly<Record<string, string | undefined>>) {
  const listed = texts.map((text) => ({ sha256: sha256(text) }) as ListedPack);
  const now = { ms: 0 };
  const kept: string[] = [];
  const calls: Pick<PlatformCalls, 'policyPacks' | 'policyPack'> = {
    policyPacks: async () => ({ kind: 'ok', value: { packs: listed, tag: undefined } }),
    policyPack: async (wanted) => {
      const text = texts.find((one) => sha256(one) === wanted) ?? '';
      const given = text in spoilt ? spoilt[text] : text;
      return given === undefined ? { kind: 'nonsense', status: 404 } : { kind: 'ok', value: given };
    },
  };
  const refill = new PackRefill({
    clock: { nowMs: () => now.ms },
    log: () => undefined,
    verifier: { sha256 },
    store: {
      wantsPack: (pack: ListedPack) => !kept.some((text) => sha256(text) === pack.sha256),
      savePack: async (_: ListedPack, text: string) => {
        kept.push(text);
        return ok(undefined);
      },
    },
  } as unknown as SyncPorts);
  /** Looks so often, each time when it may again. */
  const look = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await refill.run(calls);
      now.ms += restMs;
    }
  };
  return { kept, look };
}

it('fetches the others while some packs are gone or other than they are listed', async () => {
  const texts = ['gone', 'other bytes', 'good', 'good too'];
  const spoilt = { gone: undefined, 'other bytes': 'something else' };
  const { kept, look } = scene(texts, spoilt);
  await look(3);
  expect(kept).toEqual(['good', 'good too']);
});

it('comes back to a pack that was not to be had, though another one still is not', async () => {
  const spoilt: Record<string, string | undefined> = { first: undefined, second: undefined };
  const { kept, look } = scene(['first', 'second'], spoilt);
  await look(3);
  expect(kept).toEqual([]);
  delete spoilt['second'];
  await look(2);
  expect(kept).toEqual(['second']);
});
