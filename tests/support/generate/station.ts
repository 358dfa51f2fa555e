/** A station full of invented cases: judged by the real rules, written through the real ledger, keys and blob store. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openDrillStore } from '../../../electron/desk/drill-store';
import { createLifecycle } from '../../../electron/desk/lifecycle';
import type { Station } from '../../../electron/desk/station';
import { openVault } from '../../../electron/vault/vault';
import { readImageHeader } from '../../../shared/capture/image-header';
import type { Case } from '../../../shared/domain/case';
import { drawNumber } from '../../../shared/domain/numbering';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { pick } from '../../../shared/i18n/messages';
import { shippedPack } from '../case-builders';
import { noPapers } from '../station-on-disk';
import type { Step } from './life';
import { lifeOf } from './life';

/** Cases that are written side by side, so that many entries share one fsync. */
const sideBySide = 48;

export type Plan = {
  readonly cases: number;
  readonly seed: number;
  /** Number of the first case; a station can be filled further later. */
  readonly from?: number;
  /** How many of the newest cases get the pictures of their pages; those of the others are named but nowhere. */
  readonly withImages: number;
  readonly onProgress?: (done: number) => void;
};

export type Filled = {
  readonly cases: readonly Case[];
  readonly entries: number;
  readonly seconds: number;
};

let photograph: Buffer | undefined;

/** A picture of its own for every name: the real photograph with a comment, as large as the name says. */
export function pictureNamed(name: string): Uint8Array<ArrayBuffer> {
  photograph ??= readFileSync(resolve('tests/support/papers-page.jpg'));
  const length = 1 + (createHash('sha256').update(name).digest().readUInt32LE(0) % 20_000);
  const text = createHash('shake256', { outputLength: length }).update(name).digest();
  const segment = Buffer.from([0xff, 0xfe, (length + 2) >> 8, (length + 2) & 255]);
  return Uint8Array.from(
    Buffer.concat([photograph.subarray(0, 2), segment, text, photograph.subarray(2)]),
  );
}

/** Both images of an invented page. */
export function picturesOf(pageId: string) {
  return {
    original: pictureNamed(`${pageId}/original`),
    corrected: pictureNamed(`${pageId}/corrected`),
  };
}

function imageFile(bytes: Uint8Array) {
  const header = readImageHeader(bytes);
  if (!header.ok) throw new Error(header.error.kind);
  const { format, widthPx, heightPx } = header.value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    sha256,
    bytes: bytes.byteLength,
    mediaType: `image/${format}` as const,
    widthPx,
    heightPx,
  };
}

function imagesOf(pageId: string) {
  const { original, corrected } = picturesOf(pageId);
  return { original: imageFile(original), corrected: imageFile(corrected) };
}

/** Writes invented cases into an open station; nobody else may write to it meanwhile. */
export async function fillStation(station: Station, plan: Plan): Promise<Filled> {
  const startMs = performance.now();
  const { ledger, cases: store, keys, blobs, facts } = station;
  const lastDrawn = new Map(ledger.lastDrawn);
  const first = plan.from ?? 0;
  const last = first + plan.cases;
  const made: Case[] = [];
  let next = first;
  let entries = 0;

  async function putBytes({ command, events, submission }: Step, isWhole: boolean): Promise<void> {
    for (const event of events) {
      if (event.type !== 'pageAdded' || !isWhole) continue;
      const { original, corrected } = picturesOf(event.page.id);
      must(await blobs.put(command.caseId, original));
      must(await blobs.put(command.caseId, corrected));
    }
    if (submission !== undefined) must(await blobs.put(command.caseId, submission));
  }

  async function live(index: number): Promise<Case> {
    const isWhole = index >= last - plan.withImages;
    const life = lifeOf({
      seed: plan.seed,
      index,
      pack: shippedPack,
      clerk: station.actor,
      mayBeFinished: !isWhole,
      ...(isWhole ? { imagesOf } : {}),
      nextNumber: (series) => {
        const drawn = drawNumber(series, facts().blocks, lastDrawn);
        if (drawn !== undefined) lastDrawn.set(drawn.blockId, drawn.serial);
        return drawn;
      },
    });
    for (;;) {
      const turn = life.next();
      if (turn.done === true) return turn.value;
      const { command, at, actor, events, before } = turn.value;
      await putBytes(turn.value, isWhole);
      const { caseId } = command;
      const key = must(before === undefined ? await keys.create(caseId) : await keys.get(caseId));
      const id = `${caseId.slice(0, 24)}${String(entries).padStart(12, '0')}`;
      entries += 1;
      must(
        await store.append(before, caseId, key, { id, at, actor, command: command.name, events }),
      );
    }
  }

  async function lane(): Promise<void> {
    while (next < last) {
      const index = next;
      next += 1;
      const finished = await live(index);
      // Values are for small stations; a hundred thousand cases would only fill memory.
      if (plan.cases <= 1000) made.push(finished);
      if ((index - first + 1) % 1000 === 0) plan.onProgress?.(index - first + 1);
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, lane));
  return { cases: made, entries, seconds: (performance.now() - startMs) / 1000 };
}

/** Makes a new station as the program would, below the data folder `to`, and fills it. */
export async function makeStation(
  to: string,
  passphrase: string,
  kdfScript: string,
  plan: Plan,
): Promise<Filled> {
  const lifecycle = programAt(to, kdfScript);
  must(await lifecycle.create({ passphrase, operatorName: '程望', school: '望潮小学' }));
  const station = lifecycle.current();
  if (station === undefined) throw new Error('The station is not open');
  const filled = await fillStation(station, plan);
  await lifecycle.lock('asked');
  return filled;
}

/** Destroys cases of a station that no program has open; how many could be, for what waits to be sent is kept. */
export async function destroyCases(
  to: string,
  passphrase: string,
  kdfScript: string,
  caseIds: readonly string[],
): Promise<number> {
  const lifecycle = programAt(to, kdfScript);
  must(await lifecycle.unlock(passphrase));
  const station = lifecycle.current();
  if (station === undefined) throw new Error('The station is not open');
  let destroyed = 0;
  for (const caseId of caseIds) {
    if ((await station.destroyCase(caseId, station.actor)).ok) destroyed += 1;
  }
  await lifecycle.lock('asked');
  return destroyed;
}

/** The station below the data folder `to`, as the program holds it, without window, papers and line. */
function programAt(to: string, kdfScript: string) {
  const folder = join(to, 'station');
  return createLifecycle({
    folder,
    vault: openVault(folder, resolve(kdfScript), () => performance.now()),
    drill: openDrillStore(join(to, 'drill'), () => undefined),
    pack: shippedPack,
    words: pick('zh-CN'),
    papers: noPapers,
    now: () => '2026-06-01T00:00:00.000Z',
    log: () => undefined,
    publish: () => undefined,
    onQueued: () => undefined,
    isRestoring: () => false,
    onOpened: () => undefined,
    onClosing: async () => undefined,
    onLocked: () => undefined,
  });
}

function must<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}
