/**
 * Whatever is changed in a trail is found, and the first broken entry is the one that is named. Each kind of
 * mutation a few times here, a thousand when thorough; TRAIL_MUTATIONS=10000 makes as many, TRAIL_SEED repeats a run.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTrailKeys, trailKeysOf } from '../../electron/audit/trail-keys';
import { verifyTrail } from '../../electron/audit/verify-trail';
import { newKey } from '../../electron/vault/seal';
import { isWhole } from '../../shared/ledger/trail-report';
import { scratchFolder } from '../support/scratch-folder';
import type { RealTrail } from '../support/trail-on-disk';
import {
  bodyStart,
  makeRealTrail,
  payloadIn,
  rechained,
  withHeader,
  writeSegments,
} from '../support/trail-on-disk';
import { asMany } from '../support/thorough';
import type { Random } from '../torture/seeded';
import { seeded } from '../torture/seeded';

const mutations = Number(process.env['TRAIL_MUTATIONS'] ?? asMany(66, 1_000));
const firstSeed = Number(process.env['TRAIL_SEED'] ?? 1);
const perSegment = 12;

let folder: string;
let trail: RealTrail;
let other: RealTrail;
beforeAll(async () => {
  folder = scratchFolder('trail');
  trail = await makeRealTrail(join(folder, 'station'), newKey(), 12);
  other = await makeRealTrail(join(folder, 'other'), newKey(), 12);
});

/** What a mutation did: the entry it broke first, and what finds it besides the key and the digests together. */
type Mutation = {
  readonly frames: readonly Buffer[];
  readonly spoil?: (bytes: Buffer) => Buffer;
  readonly firstBroken: number;
  /** The chain alone shows it, without key or digest. */
  readonly inChain: boolean;
};
type Mutate = (random: Random) => Mutation;

const payloads = () => trail.frames.map((frame) => Buffer.from(payloadIn(frame)));
const anyPlace = (random: Random) => random.below(trail.frames.length);
/** A place that the digests cover. */
const covered = (random: Random) => random.below(trail.attestedTo);
const without = <T>(values: readonly T[], at: number) => values.filter((_, i) => i !== at);
const flip = (bytes: Buffer, random: Random, from = 0) => {
  const changed = Buffer.from(bytes);
  const at = from + random.below(bytes.byteLength - from);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  return changed;
};
const inserted = (at: number, frame: Buffer) => trail.frames.toSpliced(at, 0, frame);

const kinds: Readonly<Record<string, Mutate>> = {
  'a bit flipped anywhere': (random) => {
    const at = anyPlace(random);
    const frames = trail.frames.with(at, flip(trail.frames[at] ?? Buffer.alloc(1), random));
    return { frames, firstBroken: at + 1, inChain: true };
  },
  'an entry removed': (random) => {
    const at = random.below(trail.frames.length - 1);
    return { frames: without(trail.frames, at), firstBroken: at + 1, inChain: true };
  },
  'two entries swapped': (random) => {
    const a = random.below(trail.frames.length - 1);
    const b = a + 1 + random.below(trail.frames.length - 1 - a);
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = [trail.frames[a], trail.frames[b]];
    const frames = trail.frames.with(a, second).with(b, first);
    return { frames, firstBroken: a + 1, inChain: true };
  },
  'an entry duplicated': (random) => {
    const from = anyPlace(random);
    const to = anyPlace(random);
    // A copy behind itself or anywhere else: from that place on the trail is another one.
    const copy = trail.frames[from] ?? Buffer.alloc(0);
    const firstBroken = to === from ? from + 2 : to + 1;
    return { frames: inserted(to, copy), firstBroken, inChain: true };
  },
  'an entry of another station inserted': (random) => {
    const at = anyPlace(random);
    const frame = random.pick(other.frames);
    // The very first entry of any ledger follows nothing; two of them look alike until the second one comes.
    const isFirst = at === 0 && frame === other.frames[0];
    return { frames: inserted(at, frame), firstBroken: at + 1, inChain: !isFirst };
  },
  'the end cut off against a digest': (random) => {
    const left = covered(random);
    return { frames: trail.frames.slice(0, left), firstBroken: left + 1, inChain: false };
  },
  'the end torn off anywhere': (random) => {
    const at = anyPlace(random);
    const ends = trail.frames.slice(0, at).reduce((sum, { byteLength }) => sum + byteLength, 0);
    const length = trail.frames[at]?.byteLength ?? 2;
    const end = ends + 1 + random.below(length - 1);
    const spoil = (bytes: Buffer) => bytes.subarray(0, end);
    return { frames: trail.frames, spoil, firstBroken: at + 1, inChain: true };
  },
  'spliced with the trail of another station': (random) => {
    const at = 1 + random.below(Math.min(trail.frames.length, other.frames.length) - 2);
    const frames = [...trail.frames.slice(0, at), ...other.frames.slice(at)];
    return { frames, firstBroken: at + 1, inChain: true };
  },
  'spliced with another station and chained anew': (random) => {
    const at = 1 + random.below(trail.attestedTo - 1);
    const theirs = other.frames.slice(at).map((frame) => Buffer.from(payloadIn(frame)));
    const frames = rechained([...payloads().slice(0, at), ...theirs]);
    return { frames, firstBroken: at + 1, inChain: false };
  },
  'a body changed and chained anew': (random) => {
    const at = covered(random);
    const all = payloads();
    const payload = all[at] ?? Buffer.alloc(64);
    const start = bodyStart(payload);
    const end = start + payload.readUInt32LE(start - 4);
    const changed = Buffer.concat([
      payload.subarray(0, start),
      flip(payload.subarray(start, end), random),
      payload.subarray(end),
    ]);
    return { frames: rechained(all.with(at, changed)), firstBroken: at + 1, inChain: false };
  },
  'a header changed and chained anew': (random) => {
    const at = covered(random);
    const all = payloads();
    const changed = withHeader(all[at] ?? Buffer.alloc(64), (header) => {
      const { audit } = header;
      if (audit === undefined) header['audit'] = true;
      else delete header['audit'];
    });
    return { frames: rechained(all.with(at, changed)), firstBroken: at + 1, inChain: false };
  },
  'an entry removed, the rest numbered and chained anew': (random) => {
    const at = random.below(trail.attestedTo - 1);
    const left = without(payloads(), at).map((payload, i) =>
      i < at ? payload : withHeader(payload, (header) => void (header['seq'] = i + 1)),
    );
    return { frames: rechained(left), firstBroken: at + 1, inChain: false };
  },
  'two entries swapped, numbered and chained anew': (random) => {
    const at = random.below(trail.attestedTo - 1);
    const all = payloads();
    const numbered = (payload: Buffer | undefined, seq: number) =>
      withHeader(payload ?? Buffer.alloc(64), (header) => void (header['seq'] = seq));
    const swapped = all
      .with(at, numbered(all[at + 1], at + 1))
      .with(at + 1, numbered(all[at], at + 2));
    return { frames: rechained(swapped), firstBroken: at + 1, inChain: false };
  },
};

const keys = () => openTrailKeys(trail.folder, trailKeysOf(trail.stationKey));
const nothing = { good: [], bad: [] };

describe('a trail', () => {
  it('is whole as it was written, in one segment or several, with and without the key', async () => {
    const ledger = join(folder, 'whole');
    for (const each of [trail.frames.length, perSegment, 1]) {
      await writeSegments(ledger, trail.frames, each);
      const { digests } = trail;
      const opened = await verifyTrail({ ledger, digests, keys: keys() });
      expect(opened).toMatchObject({
        entries: trail.frames.length,
        sealsOpened: trail.frames.length,
        digestsAgreed: 3,
        attestedTo: trail.attestedTo,
        headHash: trail.frames.at(-1)?.subarray(-32).toString('hex'),
      });
      const closed = await verifyTrail({ ledger, digests });
      expect([opened, closed].map((report) => report && isWhole(report))).toEqual([true, true]);
    }
  });

  it(`that was changed in any of ${mutations} ways is found, and the first broken entry is named`, async () => {
    const ledger = join(folder, 'changed');
    const names = Object.keys(kinds);
    const missed: string[] = [];
    for (let i = 0; i < mutations; i += 1) {
      const seed = firstSeed + i;
      const name = names[i % names.length] ?? '';
      const mutation = kinds[name]?.(seeded(seed));
      if (mutation === undefined) throw new Error(name);
      const { frames, spoil, firstBroken, inChain } = mutation;
      await writeSegments(ledger, frames, perSegment, spoil);
      const { digests } = trail;
      const report = await verifyTrail({ ledger, digests, keys: keys() });
      const named = report?.broken?.seq;
      if (named !== firstBroken) missed.push(`${name}, seed ${seed}: ${named} for ${firstBroken}`);
      // Without the key: what the chain shows by itself is named as exactly; the rest contradicts a digest.
      const closed = await verifyTrail({ ledger, digests: inChain ? nothing : digests });
      const { seq = Infinity, untilSeq = seq } = closed?.broken ?? {};
      const isNamed = inChain ? seq === firstBroken : seq <= firstBroken && firstBroken <= untilSeq;
      if (!isNamed)
        missed.push(`${name}, seed ${seed}, no key: ${seq}-${untilSeq} for ${firstBroken}`);
    }
    expect(missed.slice(0, 5)).toEqual([]);
    expect(missed).toHaveLength(0);
  }, 3_600_000);
});
