/** Compares a trail with its digests while it is walked: the chain's hash at every digest's end, and what was counted. */
import type { CountedKind, DayDigest } from '../../shared/protocol/day-digest';
import { countedKinds } from '../../shared/protocol/day-digest';
import type { EntryBody, Gap } from '../../shared/ledger/entry';
import type { TrailReport } from '../../shared/ledger/trail-report';
import type { FoundDigests } from './digest-files';
import { isSignedBy } from './digest-files';
import type { FoundPlace } from './frame-walk';
import { firstHash, same } from '../ledger/chain';
import type { Anchor } from '../ledger/witness';

/** Where the entries begin that no agreeing digest covers, and what is known of the one before them. */
type Unattested = { readonly after: number; readonly hash: Uint8Array; readonly place: FoundPlace };

export type DigestCheck = {
  /** Where the entry that comes next lies. */
  readonly at: (place: FoundPlace) => void;
  /** An opened entry of the station: its first one names the key, later ones hold digests. */
  readonly note: (body: EntryBody) => void;
  /** Told of every whole entry in order; answers when a digest that ends here says otherwise. */
  readonly passed: (seq: number, hash: Uint8Array, as: CountedKind) => Unattested | undefined;
  /** Told of entries that were lost and noted: of what lies within nothing can be said. */
  readonly passedGap: (gap: Pick<Gap, 'from' | 'to'>, hash: Uint8Array) => Unattested | undefined;
  /** The newest entry that an agreeing digest covers. */
  readonly attestedTo: () => number;
  /** The newest entry that a digest or the witness attests. */
  readonly highest: () => number;
  readonly result: () => Pick<TrailReport, 'digestsAgreed' | 'attestedTo' | 'badDigests'>;
};

type Counts = Record<CountedKind, number>;
/** What was counted and lost before a digest begins. */
type Start = { readonly total: Readonly<Counts>; readonly lost: number };
const none: Readonly<Counts> = { case: 0, station: 0, witness: 0 };
/** Digests within the trail attest entries shortly before them. */
const rememberedHashes = 4_096;
const mostBad = 1_000;

/** The check of `found`; digests by another key than the station's prove nothing. `witness` attests one more entry. */
export function createDigestCheck(
  found: FoundDigests,
  publicKey: string | undefined,
  witness: Anchor | undefined,
): DigestCheck {
  const total: Counts = { ...none };
  const recent = new Map<number, string>();
  let outside = chosenBy(publicKey ?? found.good.at(-1)?.content.publicKey);
  let inside: DayDigest[] = [];
  let attestedTo = 0;
  let attestedHash: Uint8Array = firstHash;
  let unattested: Unattested | undefined;
  let agreed = 0;
  let lost = 0;

  function chosenBy(key: string | undefined) {
    const ends = new Map<number, DayDigest[]>();
    const begins = new Map<number, Start>();
    const byKey = found.good.filter(({ content }) => content.publicKey === key);
    for (const { digest } of byKey.map(({ content }) => content)) {
      ends.set(digest.toSeq, [...(ends.get(digest.toSeq) ?? []), digest]);
      begins.set(digest.fromSeq - 1, { total: { ...none }, lost: 0 });
    }
    return { key, ends, begins, highest: Math.max(0, ...ends.keys()) };
  }

  const agrees = ({ fromSeq, counts, headHash }: DayDigest, hash: string) => {
    const start = outside.begins.get(fromSeq - 1) ?? { total: none, lost: 0 };
    // A digest from before a loss counted what is lost now, one from after it did not.
    const fewer = countedKinds.map((kind) => counts[kind] - (total[kind] - start.total[kind]));
    const sum = fewer.reduce((all, one) => all + one, 0);
    const counted = fewer.every((one) => one >= 0) && sum <= lost - start.lost;
    return headHash === hash && counted;
  };

  /** Compares the hash after `seq` with everything that attests it. */
  function compare(seq: number, hash: Uint8Array): Unattested | undefined {
    const text = Buffer.from(hash).toString('hex');
    recent.set(seq, text);
    recent.delete(seq - rememberedHashes);
    if (outside.begins.has(seq)) outside.begins.set(seq, { total: { ...total }, lost });
    const kept = outside.ends.get(seq) ?? [];
    const isWrong =
      (witness?.seq === seq && !same(witness.hash, hash)) ||
      kept.some((digest) => !agrees(digest, text)) ||
      inside.some(({ toSeq, headHash }) => (recent.get(toSeq) ?? headHash) !== headHash);
    inside = [];
    if (isWrong) return unattested;
    if (kept.length > 0) {
      agreed += kept.length;
      [attestedTo, attestedHash, unattested] = [seq, hash, undefined];
    }
    return undefined;
  }

  return {
    at: (place) => {
      unattested ??= { after: attestedTo, hash: attestedHash, place };
    },
    note: ({ stationEvents = [] }) => {
      for (const event of stationEvents) {
        const isNew = event.type === 'stationCreated' && event.publicKey !== outside.key;
        if (isNew && publicKey === undefined) outside = chosenBy(event.publicKey);
        const { key } = outside;
        if (event.type !== 'dayDigest' || key === undefined) continue;
        if (isSignedBy(key, event.digest, event.signature)) inside.push(event.digest);
      }
    },
    passed: (seq, hash, as) => {
      total[as] += 1;
      return compare(seq, hash);
    },
    passedGap: ({ from, to }, hash) => {
      for (let seq = from; seq < to; seq += 1) {
        lost += 1;
        if (outside.begins.has(seq)) outside.begins.set(seq, { total: { ...total }, lost });
      }
      lost += 1;
      return compare(to, hash);
    },
    attestedTo: () => attestedTo,
    highest: () => Math.max(outside.highest, witness?.seq ?? 0),
    result: () => {
      const others = found.good.filter(({ content }) => content.publicKey !== outside.key);
      const bad = [...found.bad, ...others.map(({ file }) => ({ file, why: 'otherKey' as const }))];
      return { digestsAgreed: agreed, attestedTo, badDigests: bad.slice(0, mostBad) };
    },
  };
}
