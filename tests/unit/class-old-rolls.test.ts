/** Rolls that were frozen before links had numbers and codes were kept: read, drawn, and added to. */
import { describe, expect, it } from 'vitest';
import { createClassProofs } from '../../electron/desk/class-proofs';
import { evolveClasses } from '../../electron/desk/class-facts';
import type { AdmittedPupil } from '../../shared/classes/admitted-pupil';
import { nationalLimits } from '../../shared/classes/class-limits';
import { listsDigest } from '../../shared/classes/class-lists';
import { verifyProof } from '../../shared/classes/class-proof';
import { composeRoll } from '../../shared/classes/compose-roll';
import { proofOf } from '../../shared/classes/drawn-roll';
import { stationEventSchema } from '../../shared/ledger/station-event';
import { seedFor } from '../support/class-rolls';
import { valueOf } from '../support/value-of';

const id = (n: number) => `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const hex = (text: string) => Buffer.from(seedFor(text)).toString('hex');
const pupils = Array.from({ length: 40 }, (_, at): AdmittedPupil => ({
  caseId: id(at),
  caseNumber: `LS01-2026-${String(at).padStart(5, '0')}K`,
  name: '张小明',
  sex: at % 2 === 0 ? 'female' : 'male',
  values: {
    group: 'homeAndRegister',
    register: at % 3 === 0 ? 'elsewhere' : 'local',
    birthHalf: at % 4 === 0 ? 'younger' : 'older',
  },
}));
const composed = valueOf(
  composeRoll(
    pupils,
    {
      classes: 2,
      elsewhere: 0,
      balanced: ['register', 'birthHalf'],
      publicSource: '家长代表现场报数',
      publicNumbers: 2,
      publicKnownFrom: '2025-08-30T01:00:00.000Z',
      teachers: [],
      together: [{ caseIds: [id(1), id(2)], reason: 'twins' }],
      apart: [],
    },
    {
      group: { season: 2025, stage: 'primary', school: '望潮小学' },
      station: 'LS01',
      limit: nationalLimits.primary,
      before: { number: 1, setAside: [] },
      drill: false,
      secret: hex('secret'),
      codeKey: hex('code key'),
    },
  ),
);
/** As the program of last year wrote it. */
const roll = {
  ...composed.roll,
  format: 'sunshine-classes/1' as const,
  together: composed.roll.together.map((link) => ({
    pupils: link.pupils,
    reason: 'twins' as const,
  })),
};
const by = { id: id(900), name: '程望' };
const at = '2025-08-29T01:00:00.000Z';
const publicPart = '12 34';
const drawnAt = '2025-08-30T01:00:00.000Z';
const events = [
  {
    type: 'classRollFrozen',
    id: id(901),
    roll,
    caseIds: composed.caseIds,
    teachers: [],
    secret: hex('secret'),
    codeKey: hex('code key'),
    by,
    at,
  },
  {
    type: 'classesDrawn',
    id: id(901),
    publicPart,
    witnesses: '',
    listsSha256: listsDigest(proofOf(roll, { secret: hex('secret'), publicPart, drawnAt })),
    by,
    at: drawnAt,
  },
].map((event) => stationEventSchema.parse(JSON.parse(JSON.stringify(event))));
const rolls = events.reduce(
  (before, event) => evolveClasses(before, event as Parameters<typeof evolveClasses>[1]),
  [] as Parameters<typeof evolveClasses>[0],
);
const [kept] = rolls;
if (kept === undefined) throw new Error('no roll');
const pupilOf = (caseId: string) => pupils.find((pupil) => pupil.caseId === caseId);

describe('a roll of the first format', () => {
  it('is read from the record, drawn again and verified', () => {
    const proof = valueOf(createClassProofs(() => rolls).proof(kept));
    expect(proof.changes).toBeUndefined();
    expect(verifyProof(proof)).toEqual([]);
  });

  it('is added to with the codes that it has, found from its pupils', () => {
    const { codes } = createClassProofs(() => rolls);
    expect(codes(kept, pupilOf)).toEqual(composed.codes);
    // One whose form was put right since does not turn a code into another one.
    const changed = (caseId: string) => {
      const pupil = pupilOf(caseId);
      if (pupil === undefined || caseId !== id(1)) return pupil;
      return { ...pupil, values: { ...pupil.values, register: 'elsewhere' as const } };
    };
    expect(codes(kept, changed)).toEqual(composed.codes);
    expect(codes(kept, () => undefined).flat()).toEqual(['?0', '?1', '?0', '?1']);
  });
});
