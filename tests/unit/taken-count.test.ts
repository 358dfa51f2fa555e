/** How much a platform told it took in: nothing is settled or kept that another restore made untrue meanwhile. */
import { expect, it } from 'vitest';
import { ok } from '../../shared/domain/result';
import { askedHeader, takenHeader } from '../../shared/protocol/taken';
import type {
  Exchange,
  StationIdentity,
  TakenCountFacts,
  Transport,
} from '../../shared/sync/ports';
import { TakenCount } from '../../shared/sync/taken-count';

const identity = { stationId: 'station' } as StationIdentity;

/** A count over a disk that takes as long as the test wants, and a platform that tells what the test says. */
function counted(before: TakenCountFacts = { count: 0, owed: false }) {
  let kept = before;
  const sent: (number | undefined)[] = [];
  const disk: (() => void)[] = [];
  const writes: TakenCountFacts[] = [];
  const store = {
    identity: () => identity,
    takenCount: () => kept,
    saveTakenCount: async ({ count, owed, asked }: TakenCountFacts) => {
      const facts = { count, owed, ...(asked === undefined ? {} : { asked }) };
      writes.push(facts);
      await new Promise<void>((resolve) => disk.push(resolve));
      kept = facts;
      return ok(undefined);
    },
  };
  const taken = new TakenCount(store, () => undefined);
  let told: { header: string; status: number; asked?: string | undefined } = {
    header: '',
    status: 200,
  };
  const exchange: Transport['exchange'] = async (_, { knownTaken }) => {
    sent.push(knownTaken);
    const headers = {
      [takenHeader.toLowerCase()]: told.header,
      ...(told.asked === undefined ? {} : { [askedHeader.toLowerCase()]: told.asked }),
    };
    return { kind: 'answered', status: told.status, headers, body: '' };
  };
  const line = taken.over({ exchange } as Transport);
  return {
    taken,
    writes,
    kept: () => kept,
    sent,
    hear: async (header: string, status = 200, asked?: string) => {
      told = { header, status, asked };
      await line.exchange(identity, {} as Exchange);
    },
    /** Lets the write under way come to its end, once it is there. */
    write: async () => {
      await expect.poll(() => disk.length).toBeGreaterThan(0);
      disk.shift()?.();
    },
  };
}

/** What is lost stands as owed, on the disk as well. */
async function restoredOnce() {
  const count = counted();
  await count.hear('5');
  await count.hear('3');
  const saving = count.taken.save();
  await count.write();
  await saving;
  expect([count.kept(), count.taken.restores]).toEqual([{ count: 3, owed: true }, 1]);
  return count;
}

it('what is lost while the restore before it is written down as settled stays owed', async () => {
  const { taken, hear, write, kept, writes } = await restoredOnce();
  await hear('3 4');
  const settling = taken.settled();
  await expect.poll(() => writes.length).toBe(2);
  await hear('2');
  await write();
  expect((await settling).ok).toBe(true);
  expect([taken.isOwed, taken.restores]).toEqual([true, 2]);
  const saving = taken.save();
  await write();
  await saving;
  expect(kept()).toEqual({ count: 2, owed: true });
});

it('what is told while it is written down as settled is durable before a receipt is', async () => {
  const { taken, hear, write, kept, writes } = await restoredOnce();
  const settling = taken.settled();
  await expect.poll(() => writes.length).toBe(2);
  await hear('3 4');
  const saving = taken.save();
  await write();
  await write();
  await Promise.all([settling, saving]);
  expect([kept(), taken.isOwed]).toEqual([{ count: 4, owed: false }, false]);
});

it('what is lost while another write keeps it waiting is not settled at all', async () => {
  const { taken, hear, write, kept, writes } = counted();
  await hear('5');
  const saving = taken.save();
  const settling = taken.settled();
  await hear('3');
  await write();
  await Promise.all([settling, saving]);
  expect([writes, kept()]).toEqual([[{ count: 5, owed: false }], { count: 5, owed: false }]);
  expect(taken.isOwed).toBe(true);
});

it('what was told goes along with each request, and a refusal that tells of less is heard', async () => {
  const { taken, hear, sent, kept, write } = counted();
  await hear('5');
  await hear('5', 503);
  expect(sent).toEqual([0, 5]);
  expect(taken.restores).toBe(0);
  // A refusal from before the database tells nothing.
  await hear('0', 401);
  expect(taken.restores).toBe(0);
  await hear('3', 503);
  expect(taken.restores).toBe(1);
  await hear('3');
  expect(sent).toEqual([0, 5, 5, 5, 3]);
  const saving = taken.save();
  await write();
  await saving;
  expect(kept()).toEqual({ count: 3, owed: true });
});

it('after a restart nothing is claimed while something is owed: the disk did not follow each answer', async () => {
  const { hear, sent } = counted({ count: 7, owed: true });
  await hear('9');
  await hear('9');
  expect(sent).toEqual([0, 9]);
});

it('owes everything a look when the platform asks for it, once for each word, and remembers the word', async () => {
  const count = counted({ count: 5, owed: false, asked: 'one' });
  await count.hear('5', 200, 'one');
  expect([count.taken.isOwed, count.taken.restores]).toEqual([false, 0]);
  await count.hear('5', 200, 'two');
  await count.hear('5', 200, 'two');
  expect([count.taken.isOwed, count.taken.restores]).toEqual([true, 1]);
  const saved = count.taken.save();
  await count.write();
  await saved;
  expect(count.kept()).toEqual({ count: 5, owed: true, asked: 'two' });
  const settled = count.taken.settled();
  await count.write();
  await settled;
  expect(count.kept()).toEqual({ count: 5, owed: false, asked: 'two' });
  for (const nonsense of ['', ' two', 'x'.repeat(41)]) await count.hear('5', 200, nonsense);
  expect(count.taken.isOwed).toBe(false);
});
