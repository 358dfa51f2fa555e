/** Verifies a whole trail: frames, chain, order, digests, and with the key every seal, gap and the witness; names the first entry that is broken. */
import { countedAs } from '../../shared/protocol/day-digest';
import type { Payload } from '../../shared/ledger/payload';
import type { BrokenEntry, TrailFault, TrailReport } from '../../shared/ledger/trail-report';
import { chainHash, firstHash, isOurGap, same } from '../ledger/chain';
import { readWitness } from '../ledger/witness';
import { createDigestCheck } from './digest-check';
import type { FoundDigests } from './digest-files';
import type { Drop } from './drops';
import { createDrops } from './drops';
import type { FoundPlace, Step } from './frame-walk';
import { listSegments, walkFrames } from './frame-walk';
import { createMissingKeys } from './missing-keys';
import type { TrailKeys } from './trail-keys';
import { parseBody } from './trail-keys';

export type VerifyParts = {
  /** The folder with the segments. */
  readonly ledger: string;
  readonly digests: FoundDigests;
  /** The station's public key as the verifier knows it; else the one found in the trail or in the digests. */
  readonly publicKey?: string | undefined;
  readonly keys?: TrailKeys | undefined;
  /** Whether the key file of a case is there; left out where there are no key files to be missed. */
  readonly hasKey?: ((caseId: string) => Promise<boolean>) | undefined;
  /** What lies behind this entry is not looked at: it is being written. */
  readonly untilSeq?: number | undefined;
  readonly onProgress?: (done: { entries: number; bytes: number; totalBytes: number }) => void;
  readonly signal?: AbortSignal | undefined;
};

type Frame = Extract<Step, { kind: 'frame' }>;
type Seal = 'opened' | 'destroyed' | 'keyMissing' | 'unknown' | 'seal' | 'keyDamaged';
const isUnopened = (seal: Seal) => seal === 'destroyed' || seal === 'keyMissing';
const progressEvery = 2_000;
const mostLost = 1_000;

/** The report, or nothing when it was cancelled. */
export async function verifyTrail(parts: VerifyParts): Promise<TrailReport | undefined> {
  const { keys, untilSeq = Infinity } = parts;
  const segments = await listSegments(parts.ledger);
  const totalBytes = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  const witness = await witnessOf(parts);
  const digests = createDigestCheck(parts.digests, parts.publicKey, witness);
  const found = createFindings();
  const drops = createDrops();
  const missingKeys = createMissingKeys(parts.hasKey);
  const lost: TrailReport['lost'] = [];
  let previous: Uint8Array = firstHash;
  /** After an entry that does not fit also the hash that it should have had. */
  let otherPrevious: Uint8Array | undefined;
  let sealsOpened = 0;
  let keysDestroyed = 0;
  let walked = 0;

  async function sealOf({ content }: Frame): Promise<Seal> {
    if (content.kind !== 'entry') return 'unknown';
    if (content.payload.body.dropped) return 'destroyed';
    if (keys === undefined) return 'unknown';
    const opened = await keys.open(content.header, content.payload);
    if (!opened.ok) return opened.why;
    // That its seal opens proves a body; it is parsed only where its content is needed.
    if (content.header.caseId === undefined) {
      const body = parseBody(opened.plain);
      if (body === undefined) return 'seal';
      digests.note(body);
    }
    return 'opened';
  }

  /** Whether a frame belongs where it lies; after this the next one has to follow it. */
  function follow({ content: { payload }, hash }: Frame): boolean {
    const linked = [previous, otherPrevious].some(
      (before) => before !== undefined && isLinked(payload, before, hash),
    );
    const isChained = payload !== undefined && payload.kind !== 'gap';
    otherPrevious = linked || !isChained ? undefined : chainHash(previous, payload);
    previous = Buffer.from(hash);
    return linked;
  }

  function judgeGap(frame: Frame, linked: boolean, isFirst: boolean): void {
    const { content, hash } = frame;
    if (content.kind !== 'gap') return;
    const { from, to, cases, unknown } = content.gap;
    const ours = isOurGap(content.payload, hash, keys?.recordKey) && to >= from;
    const expected = isFirst ? found.entries() + 1 : from;
    const fault = placeFault(from, expected, linked) ?? (ours ? undefined : 'gap');
    if (fault !== undefined) return found.fault(fault, frame.at, {});
    if (!isFirst) return;
    if (lost.length < mostLost) lost.push({ from, to, proved: keys !== undefined });
    drops.lost(cases, unknown);
    missingKeys.lost(cases, unknown);
    found.skipped(to, Buffer.from(hash));
    const contradicted = digests.passedGap(content.gap, Buffer.from(hash));
    if (contradicted !== undefined) found.disagree(contradicted);
  }

  async function judge(frame: Frame): Promise<void> {
    const { content } = frame;
    const hash = Buffer.from(frame.hash);
    const linked = follow(frame);
    const isFirst = found.broken() === undefined;
    if (isFirst) digests.at(frame.at);
    if (content.kind === 'gap') return judgeGap(frame, linked, isFirst);
    const seal = await sealOf(frame);
    if (seal === 'opened') sealsOpened += 1;
    if (isUnopened(seal)) keysDestroyed += 1;
    const fault = faultOf(frame, linked, seal, isFirst ? found.entries() + 1 : undefined);
    if (fault !== undefined) found.fault(fault, frame.at, fault === 'missing' ? {} : caseOf(frame));
    // What lies in the place of a missing entry may itself be whole.
    const isWhole = fault === undefined || (fault === 'missing' && seal === 'opened');
    if (content.kind !== 'entry' || !isWhole) return;
    missingKeys.passed(content.header, seal === 'keyMissing');
    if (isFirst)
      drops.passed(content, { after: found.entries(), hash: found.head(), place: frame.at });
    found.whole(content.header.seq, hash, content.header.id, seal, frame.at);
    if (found.broken() !== undefined) return;
    const contradicted = digests.passed(found.entries(), hash, countedAs(content.header));
    if (contradicted !== undefined) found.disagree(contradicted);
    else if (digests.attestedTo() === found.entries()) found.attested();
  }

  for await (const step of walkFrames(parts.ledger)) {
    if (parts.signal?.aborted === true) return undefined;
    if (found.broken() === undefined && found.entries() >= untilSeq) {
      // What was dropped meanwhile may be explained by what is written right now.
      if (drops.unexplained() === undefined || step.kind === 'trouble') break;
      if (step.content.kind === 'entry') drops.explained(step.content);
      continue;
    }
    if (step.kind === 'trouble') {
      found.fault(step.what, step.at, {});
      continue;
    }
    await judge(step);
    walked += 1;
    if (walked % progressEvery === 0) {
      parts.onProgress?.({ entries: walked, bytes: step.doneBytes, totalBytes });
    }
  }

  const last = segments.at(-1);
  const end: FoundPlace = { segment: last?.name ?? '000001.seg', offset: last?.bytes ?? 0 };
  const attested = Math.max(digests.highest(), untilSeq === Infinity ? 0 : untilSeq);
  if (found.broken() === undefined && attested > found.entries()) {
    found.fault('endMissing', end, { untilSeq: attested });
  }
  const drop = drops.unexplained();
  if (drop !== undefined && found.broken() === undefined) found.dropped(drop);
  const { caseIds: keysMissing, unopened } = await missingKeys.found();
  return {
    ...found.report(),
    lost,
    ...(keys === undefined ? {} : { sealsOpened }),
    keysDestroyed: keysDestroyed - unopened,
    keysMissing,
    ...digests.result(),
  };
}

/** The witness of the end, where the key can tell that it is the station's; not while it runs ahead of what is looked at. */
async function witnessOf({ ledger, keys, untilSeq = Infinity }: VerifyParts) {
  if (keys === undefined) return undefined;
  const found = await readWitness(ledger, keys.recordKey);
  return typeof found === 'string' || found.seq > untilSeq ? undefined : found;
}

function isLinked(payload: Payload | undefined, before: Uint8Array, hash: Uint8Array): boolean {
  if (payload === undefined) return false;
  if (payload.previous !== undefined && !same(payload.previous, before)) return false;
  return payload.kind === 'gap' || chainHash(before, payload).equals(hash);
}

/** What is wrong with the place of an entry or gap that begins at `seq`. */
function placeFault(seq: number, expected: number, linked: boolean): TrailFault | undefined {
  if (seq > expected) return 'missing';
  if (seq < expected) return linked ? 'reordered' : 'repeated';
  return linked ? undefined : 'changed';
}

/** What is wrong with a frame; `expected` is the number it has to have, as long as nothing was wrong before it. */
function faultOf(
  { content }: Frame,
  linked: boolean,
  seal: Seal,
  expected: number | undefined,
): TrailFault | undefined {
  if (content.kind !== 'entry') return linked ? 'newer' : 'changed';
  const { seq } = content.header;
  const misplaced = expected === undefined ? undefined : placeFault(seq, expected, linked);
  if (misplaced !== undefined) return misplaced;
  if (seal === 'seal' || seal === 'keyDamaged') return seal;
  return linked || seal === 'opened' ? undefined : 'changed';
}

const caseOf = ({ content }: Frame) =>
  content.kind !== 'entry' || content.header.caseId === undefined
    ? {}
    : { caseId: content.header.caseId };

/** Where doubt begins: the entry before, its hash and time, and the place of the next one. */
type Doubt = {
  readonly after: number;
  readonly hash: Uint8Array;
  readonly place: FoundPlace;
  readonly at?: string;
};

/** Gathers what is whole up to the first fault, the first fault, and what is whole behind it. */
function createFindings() {
  type Broken = Omit<BrokenEntry, 'wholeAfter' | 'brokenAfter'>;
  let broken: Broken | undefined;
  let brokenAfter = 0;
  const after = { count: 0, from: undefined as number | undefined, to: 0 };
  let entries = 0;
  let head: Uint8Array = firstHash;
  let previousAt: string | undefined;
  /** Where entries begin whose keys are gone: a seal broken right behind them says that they may be forged as well. */
  let unproven: Doubt | undefined;
  const from = ({ after: before, place, at }: Doubt) => ({
    seq: before + 1,
    ...place,
    ...(at === undefined ? {} : { previousAt: at }),
  });
  return {
    broken: () => broken,
    entries: () => entries,
    head: () => head,
    attested: () => (unproven = undefined),
    /** Lost entries up to this one are noted. */
    skipped: (to: number, hash: Uint8Array) => {
      entries = to;
      head = hash;
    },
    /** The content of an entry is gone without a reason; what lies behind it is whole. */
    dropped: ({ after: before, hash, place, caseId }: Drop) => {
      broken = { seq: before + 1, what: 'dropped', ...place, ...(caseId === '' ? {} : { caseId }) };
      const last = entries;
      if (last > before + 1)
        Object.assign(after, { count: last - before - 1, from: before + 2, to: last });
      [entries, head] = [before, hash];
    },
    whole: (seq: number, hash: Uint8Array, id: string, seal: Seal, place: FoundPlace) => {
      if (broken === undefined) {
        const time = previousAt === undefined ? {} : { at: previousAt };
        if (!isUnopened(seal)) unproven = undefined;
        else unproven ??= { after: entries, hash: head, place, ...time };
        entries = seq;
        head = hash;
        previousAt = timeOf(id);
      } else {
        after.count += 1;
        after.from ??= seq;
        after.to = seq;
      }
    },
    fault: (what: TrailFault, at: FoundPlace, more: Pick<Broken, 'caseId' | 'untilSeq'>) => {
      if (broken !== undefined) brokenAfter += 1;
      else if (what === 'seal' && unproven !== undefined) {
        broken = { ...from(unproven), what, untilSeq: entries + 1 };
        [entries, head] = [unproven.after, unproven.hash];
      } else {
        const time = previousAt === undefined ? {} : { previousAt };
        broken = { seq: entries + 1, what, ...at, ...time, ...more };
      }
    },
    /** A digest says otherwise of the entries since the last one that agreed; those whose seals opened are proven. */
    disagree: (since: Doubt) => {
      const doubt = unproven ?? since;
      broken = { ...from(doubt), what: 'digestDisagrees', untilSeq: entries };
      [entries, head] = [doubt.after, doubt.hash];
    },
    report: () => {
      const { count, from: first, to } = after;
      const wholeAfter = { count, ...(first === undefined ? {} : { from: first, to }) };
      return {
        entries,
        headHash: Buffer.from(head).toString('hex'),
        ...(broken === undefined ? {} : { broken: { ...broken, wholeAfter, brokenAfter } }),
      };
    },
  };
}

/** The instant that an identifier of version 7 carries in its first 48 bits. */
export function timeOf(id: string): string {
  const ms = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return new Date(ms).toISOString();
}
