/** Rolls for class assignment, made at random from a seed. */
import { createHash } from 'node:crypto';
import type { ClassChange, StandingPupil } from '../../shared/classes/class-changes';
import { afterChange, drawnStanding, standingDigest } from '../../shared/classes/class-changes';
import type { ClassRoll } from '../../shared/classes/class-roll';
import { digestOf, rollFormat, teachersDigest } from '../../shared/classes/class-roll';
import type { ClassDeal } from '../../shared/classes/deal-classes';
import type { DrawnRoll } from '../../shared/classes/drawn-roll';
import { lateProofOf } from '../../shared/classes/drawn-roll';
import type { Random } from './random';

/** 32 bytes that follow from a text. */
export const seedFor = (text: string) =>
  Uint8Array.from(createHash('sha256').update(text).digest());

/** Without links; three things are balanced at most, with few or many codes. */
export function randomDeal(random: Random): ClassDeal {
  const classes = 1 + random.below(14);
  const things = random.below(4);
  const codes = Array.from({ length: things }, () => 1 + random.below(5));
  const boys = 1 + random.below(9);
  const pupils = Array.from({ length: classes + random.below(classes * 48) }, () => ({
    sex: random.below(10) < boys ? ('male' as const) : ('female' as const),
    strata: codes.map((count) => random.below(count)),
  }));
  return { classes, pupils, together: [], apart: [], teachers: random.below(2) * classes };
}

/** A few twins, some of them apart; the links are sound. */
export function randomLinks(deal: ClassDeal, random: Random): ClassDeal {
  const least = Math.floor(deal.pupils.length / deal.classes);
  const lines = deal.pupils.map((_, line) => line);
  const pairs = Math.floor(Math.min(least, 20) / 2);
  const taken = Array.from({ length: pairs * 2 }, () =>
    lines.splice(random.below(lines.length), 1),
  );
  const links = Array.from({ length: pairs }, (_, at) => {
    return [taken[at * 2]?.[0] ?? 0, taken[at * 2 + 1]?.[0] ?? 0] as const;
  });
  const isApart = links.map(() => deal.classes > 1 && random.below(2) === 0);
  return {
    ...deal,
    together: links.filter((_, at) => isApart[at] === false),
    apart: links.filter((_, at) => isApart[at] === true),
  };
}

export const sampleTeachers = ['周老师', '吴老师', '郑老师'];
/** Of the names of the teachers of a sample. */
const salt = digestOf('the salt of a sample');

/** A roll that is whole, with a secret part to it, for a public part of `numbers` numbers. */
export function sampleRoll(pupils: number, classes: number, numbers = 5) {
  const secret = digestOf('the secret part of a sample');
  const roll: ClassRoll = {
    format: rollFormat,
    school: '望潮小学',
    station: 'LS01',
    season: 2026,
    stage: 'primary',
    number: 1,
    setAside: [],
    classes,
    perClass: 45,
    perSchool: 2_000,
    elsewhere: 800,
    legalBasis: '教督〔2017〕6号',
    teachers: classes,
    teachersSha256: teachersDigest(sampleTeachers.slice(0, classes), salt),
    teacherSalt: salt,
    balanced: ['group'],
    publicSource: '家长代表现场报数',
    publicNumbers: numbers,
    publicKnownFrom: '2026-08-30T00:30:00.000Z',
    secretSha256: digestOf(Buffer.from(secret, 'hex')),
    pupils: Array.from({ length: pupils }, (_, at) => digestOf(`pupil ${String(at)}`))
      .sort()
      .map((digest, at) => ({
        digest,
        sex: at % 9 < 5 ? ('male' as const) : ('female' as const),
        strata: [at % 7 === 0 ? 1 : 0],
      })),
    together: [{ id: 1, pupils: [3, 8] }],
    apart: [{ id: 2, pupils: [4, 11] }],
  };
  return { roll, secret };
}

/** A roll that adds pupils to a draw, with a secret part to it; `left` are lines of pupils who left since. */
export function sampleLate(
  first: DrawnRoll,
  changes: readonly ClassChange[],
  pupils: ClassRoll['pupils'],
  left: number[] = [],
) {
  const round = changes.filter(({ kind }) => kind === 'late').length + 1;
  const secret = digestOf(`the secret part of round ${String(round)}`);
  const { roll: before } = first;
  const roll: ClassRoll = {
    ...before,
    number: before.number + round,
    teachers: 0,
    teachersSha256: teachersDigest([], salt),
    publicKnownFrom: '2026-09-10T00:30:00.000Z',
    secretSha256: digestOf(Buffer.from(secret, 'hex')),
    late: {
      firstSha256: first.rollSha256,
      round,
      changes: changes.length,
      standingSha256: standingDigest(first, changes),
      left,
    },
    pupils: [...pupils].sort((one, other) => (one.digest < other.digest ? -1 : 1)),
    together: [],
    apart: [],
  };
  return { roll, secret };
}

/** Pupils who came late, as many as there are codes: of both sexes by turns. */
export const latePupils = (name: string, strata: readonly number[]): ClassRoll['pupils'] =>
  strata.map((code, at) => ({
    digest: digestOf(`${name} ${String(at)}`),
    sex: at % 2 === 0 ? 'female' : 'male',
    strata: [code],
  }));

/** Draws a late roll over what stands after the changes. */
export function drawLate(
  first: DrawnRoll,
  changes: readonly ClassChange[],
  late: ReturnType<typeof sampleLate>,
): ClassChange & { kind: 'late' } {
  const standing = changes.reduce<readonly StandingPupil[]>(afterChange, drawnStanding(first));
  const drawn = {
    secret: late.secret,
    publicPart: '3 1 4 1 5',
    drawnAt: '2026-09-10T01:00:00.000Z',
  };
  return { kind: 'late', draw: lateProofOf(late.roll, standing, drawn) };
}
