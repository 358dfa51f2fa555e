/** What is published of a draw: it verifies, and whatever is changed in it is found. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { limitFor, limitProblem, nationalLimits } from '../../shared/classes/class-limits';
import { listsDigest } from '../../shared/classes/class-lists';
import type { ClassProof } from '../../shared/classes/class-proof';
import { classProofSchema, verifyProof } from '../../shared/classes/class-proof';
import {
  classRollSchema,
  drawSeed,
  pupilDigest,
  rollDigest,
  rollLinks,
  teachersDigest,
} from '../../shared/classes/class-roll';
import { proofOf } from '../../shared/classes/drawn-roll';
import { publicNumbers } from '../../shared/classes/public-part';
import { lintReasons } from '../../shared/policy/lint-words';
import { policyPackSchema } from '../../shared/policy/pack';
import { shippedPack } from '../support/case-builders';
import { sampleRoll, sampleTeachers } from '../support/class-rolls';
import { seeded } from '../support/random';

const { roll, secret } = sampleRoll(87, 2, 7);
const publicPart = '7 12 19 23 28 30 11';
const proof = proofOf(roll, { secret, publicPart, drawnAt: '2026-08-30T01:00:00.000Z' });
const kinds = (of: ClassProof, published?: string) =>
  verifyProof(of, { roll: published }).map(({ kind }) => kind);

describe('a proof', () => {
  it('verifies, also against the digest that was printed before', () => {
    expect(verifyProof(classProofSchema.parse(JSON.parse(JSON.stringify(proof))))).toEqual([]);
    expect(verifyProof(proof, { roll: proof.rollSha256 })).toEqual([]);
  });

  it('tells each thing that was changed for what it is', () => {
    expect(kinds({ ...proof, publicPart: '7 12 19 23 28 30 12' })).toContain('classDiffers');
    const other = { ...roll, publicSource: '别处' };
    expect(kinds({ ...proof, roll: other })).toContain('rollDiffers');
    expect(
      kinds({ ...proof, roll: other, rollSha256: rollDigest(other) }, proof.rollSha256),
    ).toContain('rollNotAsPublished');
    for (const form of ['07 12 19 23 28 30 11', '7 12 19 23 28 30', '7,12 19 23 28 30 11']) {
      expect(kinds({ ...proof, publicPart: form }), form).toContain('publicPartDiffers');
    }
    const early = { ...proof, drawnAt: '2026-08-30T00:29:59.999Z' };
    expect(kinds(early)).toEqual(['drawnTooEarly']);
    expect(kinds({ ...proof, secret: 'a'.repeat(64) })).toContain('secretDiffers');
    const teacherOf = [...proof.teacherOf].reverse();
    expect(verifyProof({ ...proof, teacherOf })).toEqual([{ kind: 'teachersDiffer' }]);
    const swapped = [...proof.classOf];
    const [one, two] = [swapped.indexOf(1), swapped.indexOf(2)];
    [swapped[one], swapped[two]] = [2, 1];
    expect(verifyProof({ ...proof, classOf: swapped })).toEqual([
      { kind: 'classDiffers', classNumber: 1 },
      { kind: 'classDiffers', classNumber: 2 },
    ]);
    expect(kinds({ ...proof, classOf: [...proof.classOf, 1] })).toContain('classDiffers');
    expect(kinds({ ...proof, classOf: [...proof.classOf, 9] })).toContain('classDiffers');
    expect(kinds({ ...proof, roll: { ...roll, perClass: 30 } })).toContain('classesTooFew');
    const astray = {
      ...roll,
      apart: [{ id: 2, pupils: [4, 500] as [number, number] }],
    };
    expect(kinds({ ...proof, roll: astray })).toContain('rollUnsound');
  });

  it('with any one byte changed is no longer read, or does not verify', () => {
    const text = JSON.stringify(proof);
    const random = seeded(7);
    let read = 0;
    for (let round = 0; round < 400; round += 1) {
      const bytes = Buffer.from(text);
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(7));
      let found: ClassProof;
      try {
        found = classProofSchema.parse(JSON.parse(bytes.toString()));
      } catch {
        continue;
      }
      read += 1;
      // When it was drawn is told, and proves little.
      if (found.drawnAt !== proof.drawnAt) continue;
      expect(verifyProof(found, { roll: proof.rollSha256 }), `byte ${String(at)}`).not.toEqual([]);
    }
    expect(read).toBeGreaterThan(60);
  });
});

describe('links between pupils', () => {
  it('are published by their numbers alone, and a roll that says why is none', () => {
    expect(roll.together).toEqual([{ id: 1, pupils: [3, 8] }]);
    expect(roll.apart).toEqual([{ id: 2, pupils: [4, 11] }]);
    expect(rollLinks(roll)).toEqual([
      { id: 1, kind: 'together', pupils: [3, 8] },
      { id: 2, kind: 'apart', pupils: [4, 11] },
    ]);
    const telling = [{ id: 1, pupils: [3, 8], reason: 'twins' as const }];
    expect(kinds({ ...proof, roll: { ...roll, together: telling } })).toContain('rollUnsound');
    const numbered = [{ id: 7, pupils: [3, 8] }];
    expect(kinds({ ...proof, roll: { ...roll, together: numbered } })).toContain('rollUnsound');
  });

  it('of a roll of the first format are read, and drawn as they were', () => {
    const old = {
      ...roll,
      format: 'sunshine-classes/1',
      together: [{ pupils: [3, 8], reason: 'twins' }],
      apart: [{ pupils: [4, 11], reason: 'familyWish' }],
    };
    const read = classRollSchema.parse(JSON.parse(JSON.stringify(old)));
    const again = proofOf(read, { secret, publicPart, drawnAt: proof.drawnAt });
    expect(again.rollSha256).toMatch(/^0138f78b4d68418f/);
    expect(listsDigest(again)).toMatch(/^ce3ed3d5a704803d/);
    expect(verifyProof(again)).toEqual([]);
  });
});

describe('the seed', () => {
  it('is SHA-256 over secret, roll and public part', () => {
    const plain = createHash('sha256')
      .update(Buffer.from(secret, 'hex'))
      .update(Buffer.from(proof.rollSha256, 'hex'))
      .update('7 12 3')
      .digest();
    expect(Buffer.from(drawSeed(secret, proof.rollSha256, '7 12 3'))).toEqual(plain);
  });
});

describe('the public part', () => {
  it('has one form for one honest reading, and none for another count of numbers', () => {
    const readings = [
      '07 12 3',
      ' ０７　12  + 3 ',
      '7,12,03',
      '07、12、3',
      '7-12-3',
      '⑦ 12 / 003.',
    ];
    for (const typed of readings) expect(publicNumbers(typed, 3), typed).toBe('7 12 3');
    expect(publicNumbers('0 00 10', 3)).toBe('0 0 10');
    for (const typed of ['7 12', '7 12 3 4', '07123', '七 12 3', '7 12 3 a', '7 12 ٣', '']) {
      expect(publicNumbers(typed, 3), typed).toBeUndefined();
    }
    expect(publicNumbers('1'.repeat(13), 1)).toBeUndefined();
  });
});

describe('the class teachers', () => {
  it('are bound with their order', () => {
    const two = sampleTeachers.slice(0, 2);
    expect(teachersDigest(two, roll.teacherSalt)).toBe(roll.teachersSha256);
    expect(teachersDigest([...two].reverse(), roll.teacherSalt)).not.toBe(roll.teachersSha256);
    expect(teachersDigest(two, 'a'.repeat(64))).not.toBe(roll.teachersSha256);
  });
});

describe('a pupil', () => {
  it('is found by number, name and code, in whatever way the code is typed', () => {
    const digest = pupilDigest('LS01-2026-00012K', '张小明', '0123456789abcdef0123');
    expect(pupilDigest('LS01-2026-00012K', ' 张小明 ', '01234 56789 abcde f0123')).toBe(digest);
    expect(pupilDigest('LS01-2026-00012K', '张小明', '0123456789abcdef0124')).not.toBe(digest);
  });
});

describe('limits', () => {
  it('are the county’s, else the country’s, and say how many are too many', () => {
    expect(limitFor(undefined, 'primary')).toMatchObject({ perClass: 45, perSchool: 2_000 });
    expect(limitFor(undefined, 'junior').perClass).toBe(50);
    const own = { ...nationalLimits.primary, perClass: 40 };
    const pack = policyPackSchema.parse({ ...shippedPack.pack, classLimits: [own] });
    expect(limitFor(pack.classLimits, 'primary')).toEqual(own);
    expect(limitFor(pack.classLimits, 'junior').perClass).toBe(50);
    const unfounded = { ...pack, classLimits: [{ ...own, legalBasis: '略' }] };
    expect(lintReasons(unfounded)).toEqual([
      { kind: 'missingReason', path: 'classLimits.0.legalBasis' },
    ]);
    expect(limitFor([own], 'primary')).toBe(own);
    expect(limitProblem(own, 80, 2, 0)).toBeUndefined();
    expect(limitProblem(own, 83, 2, 0)).toEqual({
      kind: 'classesTooFew',
      pupils: 83,
      limit: 80,
      over: 3,
    });
    expect(limitProblem(own, 80, 2, 1_950)).toEqual({
      kind: 'schoolTooLarge',
      pupils: 2_030,
      limit: 2_000,
      over: 30,
    });
  });
});
