/** Pages are read behind the clerk's work: none twice, none before a picture on its way, none after the lock. */
import { expect, test } from 'vitest';
import { pageKey } from '../../renderer/features/reading/page-queue';
import { pageReading, pageShrinking } from '../../renderer/features/reading/page-reading';
import { pageTexts } from '../../renderer/features/reading/page-texts';
import type { CaseDocument, Page } from '../../shared/domain/document';
import type { PageText } from '../../shared/domain/page-text';
import { err, ok } from '../../shared/domain/result';
import { aPage } from '../support/case-builders';
import { eventually } from '../support/eventually';
import { uuid } from './fake-main';

const aText: PageText = { reader: 'r', widthPx: 10, heightPx: 10, lines: [] };

function pageOf(n: number): Page {
  const page = aPage('cover');
  const sha256 = n.toString(16).padStart(64, '0');
  return { ...page, id: uuid(n), corrected: { ...page.corrected, sha256 } };
}

function paper(...pages: readonly Page[]): CaseDocument {
  return { id: uuid(900), requirementId: 'register', kind: 'hukou', pages: [...pages] };
}

/** A reader that answers when the test says so. */
function rig(died: readonly number[] = []) {
  const read: string[] = [];
  const recorded: string[] = [];
  let isQuiet = Promise.resolve();
  let rested = 0;
  const reading = pageReading({
    load: (_caseId, sha256) => Promise.resolve(ok(new TextEncoder().encode(sha256))),
    read: async (picture) => {
      const sha256 = new TextDecoder().decode(picture);
      read.push(sha256);
      await Promise.resolve();
      return died.some((n) => pageOf(n).corrected.sha256 === sha256) ? undefined : aText;
    },
    record: ({ pageId }) => {
      recorded.push(pageId);
      return Promise.resolve(ok(undefined));
    },
    rest: () => {
      rested += 1;
    },
    quiet: () => isQuiet,
  });
  return {
    reading,
    read,
    recorded,
    rested: () => rested,
    fail: () => {
      isQuiet = Promise.reject(new Error('No picture'));
      isQuiet.catch(() => undefined);
    },
    hold: () => {
      let go: () => void = () => undefined;
      isQuiet = new Promise<void>((resolve) => {
        go = resolve;
      });
      return go;
    },
  };
}

test('each page is read once, the first of a paper first', async () => {
  const { reading, recorded, rested } = rig();
  const documents = [paper(pageOf(1), pageOf(2), pageOf(3))];
  reading.want(uuid(1), documents);
  reading.want(uuid(1), documents);
  expect(reading.view().waiting.size).toBe(3);
  await eventually(() => expect(recorded).toEqual([uuid(1), uuid(2), uuid(3)]));
  await eventually(() => expect(rested()).toBe(1));
  expect(reading.view().waiting.size).toBe(0);
});

test('a page that was read is not read again, one that was cut anew since is', async () => {
  const { reading, read } = rig();
  const page = pageOf(1);
  const text = { sha256: 'd'.repeat(64), bytes: 9, of: page.corrected.sha256 };
  reading.want(uuid(1), [paper({ ...page, text })]);
  expect(reading.view().waiting.size).toBe(0);
  const anew = { ...page, text, corrected: pageOf(7).corrected };
  reading.want(uuid(1), [paper(anew)]);
  await eventually(() => expect(read).toEqual([pageOf(7).corrected.sha256]));
});

test('pictures on their way go first', async () => {
  const { reading, read, hold } = rig();
  const go = hold();
  reading.want(uuid(1), [paper(pageOf(1))]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(read).toEqual([]);
  go();
  await eventually(() => expect(read).toHaveLength(1));
});

test('a picture that fails on its way keeps no page from being read', async () => {
  const { reading, read, fail } = rig();
  fail();
  reading.want(uuid(1), [paper(pageOf(1))]);
  await eventually(() => expect(read).toHaveLength(1));
});

test('the case that was opened last is read first', async () => {
  const { reading, recorded, hold } = rig();
  const go = hold();
  reading.want(uuid(1), [paper(pageOf(1), pageOf(2))]);
  reading.want(uuid(2), [paper(pageOf(11), pageOf(12))]);
  go();
  await eventually(() => expect(recorded).toEqual([uuid(11), uuid(12), uuid(1), uuid(2)]));
});

test('a page over which the reader dies is let go, and the others are read', async () => {
  const { reading, recorded } = rig([2]);
  const documents = [paper(pageOf(1), pageOf(2), pageOf(3))];
  reading.want(uuid(1), documents);
  await eventually(() => expect(recorded).toEqual([uuid(1), uuid(3)]));
  await eventually(() => expect(reading.view().waiting.size).toBe(0));
  expect([...reading.view().given]).toEqual([pageKey(pageOf(2))]);
  reading.want(
    uuid(1),
    documents.map((one) => ({ ...one, pages: [pageOf(2)] })),
  );
  expect(reading.view().waiting.size).toBe(0);
});

test('nothing is read or recorded after the lock', async () => {
  const { reading, read, recorded, hold } = rig();
  const go = hold();
  reading.want(uuid(1), [paper(pageOf(1))]);
  reading.close();
  go();
  reading.want(uuid(1), [paper(pageOf(2))]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect([read, recorded]).toEqual([[], []]);
});

test('a text is fetched once; one that cannot be read is asked for again', async () => {
  let asked = 0;
  const answers = [
    err({ kind: 'fileMissing' as const }),
    ok(new TextEncoder().encode('{"no": "text"}')),
    ok(new TextEncoder().encode(JSON.stringify(aText))),
  ];
  const texts = pageTexts(() => {
    asked += 1;
    return Promise.resolve(answers[asked - 1] ?? err({ kind: 'internal' as const }));
  });
  const named = { sha256: 'd'.repeat(64), bytes: 9, of: 'e'.repeat(64) };
  expect(await texts.find(uuid(1), named)).toBeUndefined();
  expect(await texts.find(uuid(1), named)).toBeUndefined();
  expect(await texts.find(uuid(1), named)).toEqual(aText);
  expect(await texts.find(uuid(1), named)).toEqual(aText);
  expect(asked).toBe(3);
});

test('only images that the program made are made smaller, once, and only where it pays', async () => {
  const recorded: [string, number][] = [];
  const shrinking = pageShrinking({
    load: (_caseId, sha256) => Promise.resolve(ok(new TextEncoder().encode(sha256))),
    encode: (jpeg) => {
      const isThird = new TextDecoder().decode(jpeg) === pageOf(3).corrected.sha256;
      return Promise.resolve(new Uint8Array(isThird ? 99 : 60));
    },
    record: ({ pageId, corrected }) => {
      recorded.push([pageId, corrected.byteLength]);
      return Promise.resolve(ok(undefined));
    },
    rest: () => undefined,
    quiet: () => Promise.resolve(),
  });
  const of100Bytes = (page: Page): Page => ({
    ...page,
    corrected: { ...page.corrected, bytes: 100 },
  });
  const asItCame = pageOf(1);
  const made = of100Bytes(pageOf(2));
  const hardly = of100Bytes(pageOf(3));
  const before = { ...of100Bytes(pageOf(4)), reencoded: true };
  const whole = { ...asItCame, original: asItCame.corrected };
  shrinking.want(uuid(1), [paper(whole, made, hardly, before)]);
  await shrinking.idle();
  expect(recorded).toEqual([[made.id, 60]]);
  expect([...shrinking.view().given]).toEqual([pageKey(hardly)]);
});
