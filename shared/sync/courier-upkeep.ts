/** What keeps a station going that never has a line: numbers to draw from, places to give, and its trail attested elsewhere. */
import type { NumberSeries } from '../domain/numbering';
import type { Result } from '../domain/result';
import { ok } from '../domain/result';
import type { CourierPorts } from '../protocol/courier-file';
import type { Spoken } from './courier-records';
import { callsOver, recordOfCall } from './courier-records';
import { missingDigests } from './digest-sender';
import { usableBlocks } from './number-refill';
import type { StoreError, SyncLog, SyncStore, WireAnswer } from './ports';

/**
 * Where such a call stands in a file. `epoch`: what was asked before a restore is no answer after it, because the computer
 * before may have drawn from it (protocol/messages.ts).
 */
export type PackedUpkeep = { readonly at: number } & (
  | {
      readonly kind: 'numbers';
      readonly series: NumberSeries;
      readonly after: number;
      readonly epoch: string;
    }
  | { readonly kind: 'places'; readonly epoch: string }
  | { readonly kind: 'digests'; readonly count: number }
  | { readonly kind: 'heldDigests' }
);

/** Digests in one file; the rest goes into the next one. */
const mostPackedDigests = 200;

type Store = Pick<
  SyncStore,
  'numberWants' | 'placeWants' | 'saveNumberBlocks' | 'savePlaceQuotas' | 'readDigests'
>;

type PackPorts = {
  readonly store: Pick<Store, 'numberWants' | 'placeWants' | 'readDigests'>;
  readonly bytes: CourierPorts;
  readonly check: () => void;
  /** The platform said that it has every digest of this trail that ends up to here. */
  readonly digestsUpTo: number;
  readonly onUpkeep: (packed: PackedUpkeep) => void;
};

/** Its records from place `from` on; answers how many there are. Harmless when they come again, as over the line. */
export async function* packUpkeep(
  from: number,
  spoken: Spoken,
  { store, bytes, check, digestsUpTo, onUpkeep }: PackPorts,
): AsyncGenerator<Uint8Array, number> {
  let at = from;
  check();
  const { wants, epoch } = store.numberWants();
  for (const want of wants) {
    yield await recordOfCall(spoken, (calls) => calls.moreNumbers({ ...want, epoch }), bytes);
    onUpkeep({ at, kind: 'numbers', ...want, epoch });
    at += 1;
  }
  const places = store.placeWants();
  if (places !== undefined) {
    const asked = { held: [...places.held], epoch: places.epoch };
    yield await recordOfCall(spoken, (calls) => calls.morePlaces(asked), bytes);
    onUpkeep({ at, kind: 'places', epoch: places.epoch });
    at += 1;
  }
  const made = await store.readDigests();
  const untold = made
    .filter(({ digest }) => digest.toSeq > digestsUpTo)
    .toSorted((a, b) => a.digest.toSeq - b.digest.toSeq)
    .slice(0, mostPackedDigests);
  for (const signed of untold) {
    check();
    yield await recordOfCall(spoken, (calls) => calls.putDigest(signed), bytes);
  }
  if (untold.length > 0) onUpkeep({ at, kind: 'digests', count: untold.length });
  at += untold.length;
  if (made.length > 0) {
    // Asked each time: a platform that was restored has fewer than it said before.
    yield await recordOfCall(spoken, (calls) => calls.heldDigests(), bytes);
    onUpkeep({ at, kind: 'heldDigests' });
    at += 1;
  }
  return at - from;
}

/** What came of it: blocks and quotas that were new, digests that the platform took. */
export type SettledUpkeep = {
  readonly numbers: number;
  readonly places: number;
  readonly digests: number;
  /** Up to which end it has every digest; absent where it did not say. */
  readonly digestsUpTo?: number;
};

/** Writes down what was given; what is not in the answer is asked for again. */
export async function settleUpkeep(
  upkeep: readonly PackedUpkeep[],
  answers: ReadonlyMap<number, WireAnswer>,
  spoken: Spoken,
  ports: { readonly store: Store; readonly log: SyncLog },
): Promise<Result<SettledUpkeep, StoreError>> {
  const settled = { numbers: 0, places: 0, digests: 0 };
  let digestsUpTo: number | undefined;
  for (const packed of upkeep) {
    if (packed.kind === 'digests') {
      settled.digests += takenOf(packed, answers);
      continue;
    }
    const answer = answers.get(packed.at);
    if (answer === undefined) continue;
    if (packed.kind === 'heldDigests') {
      digestsUpTo = await toldUpTo(answer, spoken, ports.store);
      continue;
    }
    const given =
      packed.kind === 'numbers'
        ? await settleNumbers(packed, answer, spoken, ports)
        : await settlePlaces(packed, answer, spoken, ports);
    if (!given.ok) return given;
    settled[packed.kind] += given.value;
  }
  return ok({ ...settled, ...(digestsUpTo === undefined ? {} : { digestsUpTo }) });
}

type Of<Kind> = Extract<PackedUpkeep, { kind: Kind }>;
type Ports = Parameters<typeof settleUpkeep>[3];

async function settleNumbers(
  { series, after, epoch: asked }: Of<'numbers'>,
  answer: WireAnswer,
  spoken: Spoken,
  { store, log }: Ports,
): Promise<Result<number, StoreError>> {
  const { wants, epoch } = store.numberWants();
  const want = wants.find((one) => one.series === series);
  // Not wanted any more: the line was faster, and the platform gives the same again to whoever asks after what is held.
  if (epoch !== asked || want === undefined) return ok(0);
  const reply = await callsOver(spoken, () => answer).moreNumbers({ series, after, epoch });
  const { stationCode } = spoken.identity;
  const blocks =
    reply.kind === 'ok' ? usableBlocks(reply.value.numberBlocks, want, stationCode) : [];
  if (blocks.length === 0) {
    log('noNumbersGiven', { series, reason: reply.kind });
    return ok(0);
  }
  const saved = await store.saveNumberBlocks(blocks);
  return saved.ok ? ok(blocks.length) : saved;
}

async function settlePlaces(
  { epoch }: Of<'places'>,
  answer: WireAnswer,
  spoken: Spoken,
  { store, log }: Ports,
): Promise<Result<number, StoreError>> {
  const wants = store.placeWants();
  if (wants?.epoch !== epoch) return ok(0);
  const asked = { held: [...wants.held], epoch };
  const reply = await callsOver(spoken, () => answer).morePlaces(asked);
  if (reply.kind !== 'ok') {
    log('noPlacesGiven', { reason: reply.kind });
    return ok(0);
  }
  const fresh = reply.value.quotas.filter(({ id }) => !wants.held.includes(id));
  if (fresh.length === 0) return ok(0);
  const saved = await store.savePlaceQuotas(fresh);
  return saved.ok ? ok(fresh.length) : saved;
}

function takenOf({ at, count }: Of<'digests'>, answers: ReadonlyMap<number, WireAnswer>): number {
  let taken = 0;
  for (let place = at; place < at + count; place += 1) {
    const answer = answers.get(place);
    if (answer?.kind === 'answered' && answer.status === 200) taken += 1;
  }
  return taken;
}

async function toldUpTo(
  answer: WireAnswer,
  spoken: Spoken,
  store: Pick<Store, 'readDigests'>,
): Promise<number | undefined> {
  const reply = await callsOver(spoken, () => answer).heldDigests();
  if (reply.kind !== 'ok') return undefined;
  const made = await store.readDigests();
  const [missing] = missingDigests(made, reply.value.held);
  if (missing !== undefined) return missing.digest.toSeq - 1;
  return made.reduce((reached, { digest }) => Math.max(reached, digest.toSeq), 0);
}
