/** A diagnostic bundle of a station where everything has a value, and what of families must never be in one. */
import fc from 'fast-check';
import type { Diagnostics } from '../../shared/diagnostics/facts';
import { machineOfTests } from './machine-of-tests';

const { dumpFiles, ...machine } = machineOfTests;

export const fullDiagnostics: Diagnostics = {
  facts: {
    at: '2026-06-01T02:03:04.000Z',
    ...machine,
    disk: { level: 'low', folder: 'fine', freeBytes: 5 * 1024 ** 3, totalBytes: 90 * 1024 ** 3 },
    stored: {
      recordFiles: 3,
      recordBytes: 12_000_000,
      pictureFiles: 4_321,
      keyFiles: 765,
      logBytes: 90_000,
    },
    door: {
      state: 'unlocked',
      asksForCode: true,
      canRecover: true,
      waitSeconds: 30,
      lockedBy: 'idle',
    },
    settings: { readerSet: true, folderWatched: false, familyDisplay: true },
    open: {
      drill: false,
      people: 4,
      packs: 2,
      platforms: 1,
      backup: 'otherDisk',
      record: {
        entries: 5_432,
        cases: 640,
        destroyed: 12,
        check: 'whole',
        checked: 5_431,
        troubles: { tornTail: 1 },
      },
      states: { draft: 11, decided: 22 },
      queue: { unsent: 7, unrouted: 3, sending: 2, waiting: { offline: 5 } },
      lines: [{ line: 'offline', unsent: 6, clockOffMs: 9_000 }],
      clockBehindMs: 61_000,
      selfTest: {
        at: '2026-05-31T01:00:00.000Z',
        found: [{ part: 'line', kind: 'platformNotReached', why: 'unreachable' }],
      },
    },
    crashes: { window: 1, papers: 8, parts: 9, dumpFiles },
    errors: [{ kind: 'storageFull', count: 13, last: '2026-05-30T01:00:00.000Z' }],
    log: { lines: 1, unreadable: 14, first: '2026-05-29T01:00:00.000Z' },
  },
  lines: [
    {
      time: '2026-05-29T01:00:00.000Z',
      event: 'callFailed',
      words: { command: 'desk.execute', kind: 'storageFull' },
    },
  ],
};

const chinese = fc.constantFrom(...'王李张刘陈杨欧阳上官望舒子涵𠮷𬭎路号单元岚山区街道');
const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));

/** What is told of people at a desk: names in characters and in letters, numbers, telephones, addresses, anything typed. */
export const personal = fc.oneof(
  fc.array(chinese, { minLength: 2, maxLength: 12 }).map((all) => all.join('')),
  fc
    .array(fc.constantFrom('Zhang', 'wang', 'Xiao', 'ming', 'Li', 'na', 'Ouyang'), {
      minLength: 2,
      maxLength: 4,
    })
    .map((all) => all.join('')),
  digits(17).map((body) => `${body}X`),
  digits(18),
  digits(8).map((rest) => `138${rest}`),
  // With a sign that no word of the program has: `arguments` alone is one, and nobody's.
  fc.string({ minLength: 6, maxLength: 40 }).filter((text) => /[^\w\s.:+-]/.test(text)),
);
