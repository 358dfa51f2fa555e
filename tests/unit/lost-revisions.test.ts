/** What a restored platform lost: one case that cannot be read must not hold up the news of every other. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Receipt } from '../../shared/domain/delivery';
import { err, ok } from '../../shared/domain/result';
import { reconciliationLine } from '../../shared/protocol/reconciliation';
import type { PlatformCalls } from '../../shared/sync/platform-calls';
import type { StationIdentity, SyncPorts, SyncStore, WireAnswer } from '../../shared/sync/ports';
import { LostRevisions } from '../../shared/sync/lost-revisions';
import { refusalLimit } from '../../shared/sync/outbox';
import { freeOfRules } from '../../shared/sync/traffic';
import type { Reply } from '../../shared/sync/reply';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const text = '{"files":[]}';
const line = {
  identity: { platformKeyId: 'key' } as StationIdentity,
  cancel: { cancelled: false, onCancel: () => () => undefined },
  mayContinue: () => true,
  traffic: freeOfRules,
};
const noWords = { verifications: [], reports: [], ratings: [] };
const receiptOf = (caseId: string) =>
  ({ caseId, revision: 1, keyId: 'key', manifestSha256: sha256(text) }) as Receipt;

const noLine: Reply<never> = { kind: 'noLine', trouble: 'unreachable' };
const failed: Reply<never> = { kind: 'platformFailed', status: 500 };
const taken: Reply<never> = { kind: 'ok', value: undefined as never };
const refused: Reply<never> = {
  kind: 'refused',
  status: 409,
  problem: 'rating-differs',
  detail: '',
  pointers: [],
};

/** Cases with a receipt and a rating each, of which the platform has those in `here`. */
function stationWith(caseIds: string[], here: readonly string[] = caseIds) {
  const trail: string[] = [];
  const asked: string[] = [];
  const rate: (caseId: string) => Reply<never> = () => taken;
  const answers = { rate, record: () => true };
  const wire = { answer: (): WireAnswer => ({ kind: 'noAnswer', trouble: 'unreachable' }) };
  const store: Partial<SyncStore> = {
    queuedEntries: () => [],
    casesWithReceipts: () => caseIds,
    readReceipt: async (caseId) => ok({ season: 2026, receipt: receiptOf(caseId) }),
    readToldWords: async (caseId) =>
      ok({ ...noWords, ratings: [{ caseId, revision: 1, text: caseId }] }),
    readSubmission: async () => ok(text),
    signSubmission: () => 'signature',
    feedCursor: () => 0,
    recordBroughtAgain: async ({ caseId, how }) => {
      if (!answers.record()) return err({ kind: 'storageFull' });
      trail.push(`${caseId} ${how}`);
      return ok(undefined);
    },
  };
  const exchange = async (_identity: StationIdentity, { path }: { readonly path: string }) => {
    asked.push(path);
    return wire.answer();
  };
  const cases = here.map((caseId) => {
    const receipt = receiptOf(caseId);
    return { ...receipt, receipt, outcome: undefined };
  });
  const whole = sha256(cases.map(reconciliationLine).join('\n'));
  const calls: Partial<PlatformCalls> = {
    reconciliation: async () =>
      ({ kind: 'ok', value: { cases, count: cases.length, sha256: whole } }) as never,
    rate: async ({ caseId }) => {
      asked.push(caseId);
      return answers.rate(caseId);
    },
  };
  const ports = { store, transport: { exchange }, verifier: { sha256 } };
  return { bring: bringer(ports, calls), trail, caseIds, asked, answers, wire, store, calls };
}

/** Turn after turn until nothing can be done at once, some minutes later; whether nothing is owed any more. */
function bringer(ports: object, calls: Partial<PlatformCalls> = {}) {
  const { clock, pass } = aClock();
  const taken = {
    isOwed: true,
    restores: 1,
    save: async () => ok(undefined),
    settled: async () => {
      taken.isOwed = false;
      return ok(undefined);
    },
  };
  const around = { clock, random: () => 0, log: () => undefined, ...ports };
  const lost = new LostRevisions(around as unknown as SyncPorts, taken);
  const bring = async (restore = taken.restores, minutes = 10) => {
    pass(minutes);
    taken.isOwed ||= restore !== taken.restores;
    taken.restores = restore;
    while (await lost.turn({ ...line, calls: calls as PlatformCalls }));
    return !taken.isOwed;
  };
  return Object.assign(bring, { holdsBackNew: () => lost.holdsBackNew });
}

function aClock() {
  let nowMs = 0;
  const pass = (minutes: number) => (nowMs += minutes * 60_000);
  return { clock: { nowMs: () => nowMs }, pass };
}

/** One after the other until it is done, `most` times at most; how often that took. */
async function walks(bring: () => Promise<boolean>, most = 40): Promise<number> {
  for (let walk = 1; walk <= most; walk += 1) if (await bring()) return walk;
  return Infinity;
}

it('is looked for until every case was read, and not for ever in one that never opens', async () => {
  const read: string[] = [];
  const store = {
    queuedEntries: () => [],
    casesWithReceipts: () => ['damaged', 'whole'],
    readReceipt: async (caseId: string) => {
      read.push(caseId);
      return caseId === 'damaged' ? err({ kind: 'fileDamaged' }) : ok(undefined);
    },
    readToldWords: async () => ok(noWords),
  };
  const bring = bringer({ store });
  for (let round = 1; round < refusalLimit; round += 1) expect(await bring()).toBe(false);
  expect(await bring()).toBe(true);
  expect(read.filter((caseId) => caseId === 'whole')).toHaveLength(1);
  expect(read.filter((caseId) => caseId === 'damaged')).toHaveLength(refusalLimit);
});

it('words wait for the line however often it fails, and no other case is tried meanwhile', async () => {
  const { bring, trail, asked, answers } = stationWith(['a', 'b']);
  answers.rate = () => noLine;
  expect(await walks(bring)).toBe(Infinity);
  expect(new Set(asked)).toEqual(new Set(['a']));
  asked.length = 0;
  answers.rate = () => taken;
  expect(await bring()).toBe(true);
  expect([asked, trail]).toEqual([['a', 'b'], []]);
});

it('a case waits for the line however often it fails, and no other case is tried meanwhile', async () => {
  const { bring, trail, asked, wire } = stationWith(['a', 'b'], []);
  expect(await walks(bring)).toBe(Infinity);
  expect(new Set(asked)).toEqual(new Set(['/v1/cases/a/revisions/1']));
  wire.answer = () => ({ kind: 'answered', status: 500, headers: {}, body: '' });
  expect(await walks(bring)).toBe(refusalLimit);
  expect(trail).toEqual(['a refused', 'b refused']);
});

it('words that a platform fails at are given up as the trail says, and those of other cases are told', async () => {
  const { bring, trail, asked, answers } = stationWith(['a', 'b']);
  answers.rate = (caseId) => (caseId === 'a' ? failed : taken);
  expect(await walks(bring)).toBe(refusalLimit);
  expect(trail).toEqual(['a refused']);
  expect(asked.filter((caseId) => caseId === 'b')).toHaveLength(1);
});

it('words are not given up within an hour, however often a platform fails at them', async () => {
  const { bring, trail, answers } = stationWith(['a']);
  answers.rate = () => failed;
  expect(await walks(() => bring(1, 1), 59)).toBe(Infinity);
  answers.rate = () => taken;
  expect(await bring()).toBe(true);
  expect(trail).toEqual([]);
});

it('what met trouble before another restore is tried as often again', async () => {
  const { bring, trail, answers } = stationWith(['a']);
  answers.rate = () => failed;
  for (let walk = 1; walk < refusalLimit; walk += 1) expect(await bring(1)).toBe(false);
  for (let walk = 1; walk < refusalLimit; walk += 1) expect(await bring(2)).toBe(false);
  expect(trail).toEqual([]);
  answers.rate = () => taken;
  expect(await bring(2)).toBe(true);
});

it('words that the platform refused are told to the trail once, also when that failed at first', async () => {
  const { bring, trail, asked, answers } = stationWith(['a', 'b']);
  answers.rate = (caseId) => (caseId === 'a' ? refused : failed);
  answers.record = () => false;
  expect(await bring()).toBe(false);
  answers.record = () => true;
  expect(await walks(bring)).toBe(refusalLimit - 1);
  expect(trail).toEqual(['a refused', 'b refused']);
  expect(asked.filter((caseId) => caseId === 'a')).toHaveLength(1);
});

it('a case that came after the restore was noticed is none that it lost', async () => {
  const { bring, trail, caseIds, wire } = stationWith(['a'], []);
  wire.answer = () => ({ kind: 'answered', status: 500, headers: {}, body: '' });
  expect(await bring()).toBe(false);
  caseIds.push('b');
  expect(await walks(bring)).toBe(refusalLimit - 1);
  expect(trail).toEqual(['a refused']);
});

it('nothing new goes before what was lost was looked at once, or before ten minutes are over', async () => {
  const all = stationWith(['a', 'b']);
  expect(all.bring.holdsBackNew()).toBe(true);
  all.answers.rate = (caseId) => (caseId === 'a' ? failed : taken);
  expect(await all.bring()).toBe(false);
  expect(all.bring.holdsBackNew()).toBe(false);
  const cut = stationWith(['a'], []);
  expect(await cut.bring(1, 0)).toBe(false);
  expect(cut.bring.holdsBackNew()).toBe(true);
  expect(await cut.bring(1, 9)).toBe(false);
  expect(cut.bring.holdsBackNew()).toBe(true);
  expect(await cut.bring(1, 1)).toBe(false);
  expect(cut.bring.holdsBackNew()).toBe(false);
  // Restored once more, it begins anew.
  expect(await cut.bring(2, 1)).toBe(false);
  expect(cut.bring.holdsBackNew()).toBe(true);
});

it('a report that a restored platform takes no more is told to people, and waits to be told again', async () => {
  const told = stationWith(['a']);
  const report = { caseId: 'a', n: 1, text: 'a1' };
  const kept: string[] = [];
  let fails = 1;
  Object.assign(told.store, {
    readToldWords: async () => ok({ ...noWords, reports: [report] }),
    recordReportRefused: async ({ n }: { readonly n: number }, detail: string) => {
      fails -= 1;
      if (fails >= 0) return err({ kind: 'storageFull' });
      kept.push(`${n} ${detail}`);
      return ok(undefined);
    },
  });
  Object.assign(told.calls, {
    putReport: async () => ({ ...refused, problem: 'place-not-held' }),
  });
  expect(await told.bring()).toBe(false);
  expect(await told.bring()).toBe(true);
  expect(kept).toEqual(['1 place-not-held: ']);
  expect(told.trail).toEqual(['a refused']);
});
