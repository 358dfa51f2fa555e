/** 阳光分班 in the record of a real station: frozen once, drawn once, by two people, the same after every opening. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClassDesk } from '../../electron/desk/class-desk';
import { standingOf } from '../../electron/desk/class-facts';
import { rollTold } from '../../electron/desk/class-tables';
import type { Station } from '../../electron/desk/station';
import { commitmentPaper } from '../../shared/archive/class-papers';
import type { ClassGroup } from '../../shared/classes/admitted-pupil';
import { classLists } from '../../shared/classes/class-lists';
import { verifyProof } from '../../shared/classes/class-proof';
import {
  familyCode,
  pupilDigest,
  rollDigest,
  teachersDigest,
} from '../../shared/classes/class-roll';
import type { ClassPlan } from '../../shared/classes/compose-roll';
import type { Case } from '../../shared/domain/case';
import { fieldText } from '../../shared/domain/form';
import { entryWords } from '../../shared/i18n/station-trace-words';
import { pick } from '../../shared/i18n/messages';
import { fillStation } from '../support/generate/station';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const folder = join(scratchFolder('class-desk'), 'station');
const key = randomBytes(32);
/** The public part cannot be known before nine. */
const knownFrom = '2026-08-30T01:00:00.000Z';
let at = '2026-08-29T01:00:00.000Z';
const now = () => at;
let station: Station;
let made: readonly Case[];
let group: ClassGroup;

/** Locks, and opens again as somebody else; what the desk knew is gone. */
async function enter(who?: { readonly id: string }) {
  await station.close();
  station = await openStationAs(folder, key, who);
  return gathered();
}
async function gathered() {
  const desk = createClassDesk(station, now);
  for (;;) {
    const { done, total } = valueOf(await desk.gather());
    if (done === total) return desk;
  }
}
function missing(): never {
  throw new Error('no roll');
}
const plan = (over: Partial<ClassPlan> = {}): ClassPlan => ({
  classes: 3,
  elsewhere: 600,
  balanced: ['group', 'birthHalf'],
  publicSource: '家长代表现场报数',
  publicNumbers: 2,
  publicKnownFrom: knownFrom,
  teachers: ['周老师', '吴老师', '郑老师'],
  together: [],
  apart: [],
  ...over,
});

beforeAll(async () => {
  station = await openStationAs(folder, key);
  made = (await fillStation(station, { cases: 420, seed: 21, withImages: 0 })).cases;
  const desk = await gathered();
  const largest = [...desk.groups()].sort((one, other) => other.pupils - one.pupils)[0];
  if (largest === undefined) throw new Error('nobody was admitted');
  const { season, stage, school } = largest;
  group = { season, stage, school };
});
afterAll(() => station.close());

describe('the pupils', () => {
  it('are all who were admitted to this school and stage, and nobody else', async () => {
    const desk = await gathered();
    const admitted = made.filter(
      ({ decision, kind, season, state }) =>
        decision?.outcome === 'accepted' &&
        ['decided', 'archived'].includes(state) &&
        kind === group.stage &&
        season === group.season &&
        (decision.school?.name ?? '') === group.school,
    );
    const { pupils, limit } = desk.pupils(group);
    expect(pupils.length).toBeGreaterThan(45);
    expect(pupils.map(({ caseId }) => caseId).sort()).toEqual(admitted.map(({ id }) => id).sort());
    expect(pupils.every(({ sex }) => sex !== undefined)).toBe(true);
    expect(limit.perClass).toBe(45);
  });
});

describe('a roll that cannot be', () => {
  it('is refused, and nothing of it is in the record', async () => {
    const desk = await gathered();
    const { pupils, seen } = desk.pupils(group);
    const [one, two] = pupils.map(({ caseId }) => caseId);
    const pair: [string, string] = [one ?? '', two ?? ''];
    const head = station.ledger.durableHead();
    const tries: readonly (readonly [ClassPlan, string, string])[] = [
      [plan({ classes: 1, teachers: [] }), seen, 'classesTooFew'],
      [plan({ elsewhere: 1_999 }), seen, 'schoolTooLarge'],
      [plan({ teachers: ['周老师'] }), seen, 'classTeachersCount'],
      [plan(), 'a'.repeat(64), 'classRollChanged'],
      [
        plan({
          together: [{ caseIds: pair, reason: 'twins' }],
          apart: [{ caseIds: pair, reason: 'familyWish' }],
        }),
        seen,
        'classLinksImpossible',
      ],
    ];
    for (const [wish, looked, kind] of tries) {
      const answer = await desk.freeze(group, wish, looked, station.actor);
      expect(answer).toMatchObject({ ok: false, error: { kind } });
    }
    const over = await desk.freeze(group, plan({ classes: 1, teachers: [] }), seen, station.actor);
    expect(over).toMatchObject({
      error: { pupils: pupils.length, limit: 45, over: pupils.length - 45 },
    });
    const no = { ...group, school: '没有的学校' };
    expect(await desk.freeze(no, plan(), desk.pupils(no).seen, station.actor)).toMatchObject({
      error: { kind: 'classPupilsNone' },
    });
    expect(station.ledger.durableHead()).toBe(head);
  });
});

describe('a pupil who is admitted after the roll was looked at', () => {
  it('is not left out silently', async () => {
    const desk = await gathered();
    const { seen, pupils } = desk.pupils(group);
    const more = await fillStation(station, { cases: 30, from: 420, seed: 21, withImages: 0 });
    made = [...made, ...more.cases];
    expect(await desk.freeze(group, plan(), seen, station.actor)).toMatchObject({
      error: { kind: 'classRollChanged' },
    });
    expect(desk.pupils(group).pupils.length).toBeGreaterThan(pupils.length);
  });
});

describe('a roll', () => {
  it('is frozen once, set aside with a reason, and frozen anew with that reason in it', async () => {
    const desk = await gathered();
    const { seen } = desk.pupils(group);
    const both = await Promise.all([
      desk.freeze(group, plan(), seen, station.actor),
      desk.freeze(group, plan(), seen, station.actor),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
    expect(both[1]).toMatchObject({ error: { kind: 'classRollOpen' } });
    const [first] = desk.rolls();
    const id = first?.id ?? '';
    const before = '公开部分产生之前';
    valueOf(await desk.setAside(id, 'wrongLinks', station.actor));
    expect(await desk.setAside(id, 'wrongLinks', station.actor)).toMatchObject({
      error: { kind: 'classRollUnknown' },
    });
    expect(await desk.draw(id, '7', '', people.reviewer)).toMatchObject({
      error: { kind: 'classRollUnknown' },
    });
    const { pupils } = desk.pupils(group);
    const caseIds: [string, string] = [pupils[0]?.caseId ?? '', pupils[1]?.caseId ?? ''];
    const links = { together: [{ caseIds, reason: 'twins' as const }] };
    valueOf(await desk.freeze(group, plan(links), seen, station.actor));
    const [, second] = desk.rolls();
    expect(second?.roll.setAside).toEqual([
      {
        rollSha256: rollDigest(first?.roll ?? missing()),
        secret: first?.secret,
        reason: 'wrongLinks',
        at,
        publicKnown: false,
      },
    ]);
    const told = second ?? missing();
    const paper = commitmentPaper(pick('zh-CN'), told, at, standingOf(told, at));
    expect(JSON.stringify(paper)).toContain(before);
    expect(JSON.stringify(paper)).toContain(first?.secret);
    expect(JSON.stringify(paper)).not.toContain(told.secret);
    expect(second?.secret).not.toBe(first?.secret);
  });

  it('is not drawn before its commitment was printed, not even by another person', async () => {
    const desk = await enter(people.reviewer);
    const id = station.facts().classRolls[1]?.id ?? '';
    expect(await desk.draw(id, '12 34', '', station.actor)).toMatchObject({
      error: { kind: 'commitmentMissing', late: false },
    });
    valueOf(await station.appendStation([{ type: 'classesPrinted', id, paper: 'list', at }]));
    expect(await desk.draw(id, '12 34', '', station.actor)).toMatchObject({
      error: { kind: 'commitmentMissing' },
    });
    await enter();
  });

  it('is drawn by another person than who froze it, and survives every lock before', async () => {
    const id = station.facts().classRolls[1]?.id ?? '';
    const printed = { type: 'classesPrinted', id, paper: 'commitment', at } as const;
    valueOf(await station.appendStation([printed]));
    const before = station.facts().classRolls;
    expect(before[1]?.committedAt).toBe(at);
    let desk = await enter();
    expect(station.facts().classRolls).toEqual(before);
    expect(await desk.draw(id, '12 34', '', station.actor)).toMatchObject({
      error: { kind: 'drawerIsFreezer' },
    });
    expect(desk.proof(id)).toMatchObject({ error: { kind: 'classRollUnknown' } });
    desk = await enter(people.reviewer);
    expect(await desk.draw(id, '12 34', '', station.actor)).toMatchObject({
      error: { kind: 'drawTooEarly', from: knownFrom },
    });
    at = knownFrom;
    for (const typed of ['1234', '12 34 56', '十二 34']) {
      expect(await desk.draw(id, typed, '', station.actor)).toMatchObject({
        error: { kind: 'publicPartWrong', numbers: 2 },
      });
    }
    const twice = await Promise.all([
      desk.draw(id, '０１２、34', '李、王两位家长', station.actor),
      desk.draw(id, '12 35', '', station.actor),
    ]);
    expect(twice[0]).toEqual({ ok: true, value: undefined });
    expect(twice[1]).toMatchObject({ error: { kind: 'classesDrawnAlready' } });
    expect(verifyProof(valueOf(desk.proof(id)))).toEqual([]);
    expect(valueOf(desk.proof(id)).publicPart).toBe('12 34');
  });

  it('is never drawn, set aside or frozen again, not even after a lock', async () => {
    const id = station.facts().classRolls[1]?.id ?? '';
    const proof = valueOf((await gathered()).proof(id));
    const desk = await enter();
    expect(valueOf(desk.proof(id))).toEqual(proof);
    const kind = 'classesDrawnAlready';
    expect(await desk.draw(id, '1', '', people.reviewer)).toMatchObject({ error: { kind } });
    expect(await desk.setAside(id, 'wrongLinks', station.actor)).toMatchObject({ error: { kind } });
    const { seen } = desk.pupils(group);
    const again = await desk.freeze(group, plan(), seen, station.actor);
    expect(again).toMatchObject({ error: { kind } });
    const drawn = station.facts().classRolls.filter((one) => one.drawn !== undefined);
    expect(drawn).toHaveLength(1);
  });

  it('gives lists with everybody in them once, and each family its line of the roll', async () => {
    const desk = await gathered();
    const kept = station.facts().classRolls[1];
    if (kept === undefined) throw new Error('no roll');
    const proof = valueOf(desk.proof(kept.id));
    const { teacherSalt, teachersSha256 } = proof.roll;
    expect(teachersDigest(kept.teachers, teacherSalt)).toBe(teachersSha256);
    const of = { ...kept, lines: desk.lines(kept) };
    const lists = classLists(proof, of, desk.childOf(group));
    const { pupils } = desk.pupils(group);
    const listed = lists.flatMap((list) => list.pupils.map(({ caseId }) => caseId));
    expect([...listed].sort()).toEqual(pupils.map(({ caseId }) => caseId).sort());
    expect(lists.map(({ teacher }) => teacher).sort()).toEqual([...kept.teachers].sort());
    const [one, two] = pupils;
    const classOf = (caseId = '') => lists.find((l) => l.pupils.some((p) => p.caseId === caseId));
    expect(classOf(one?.caseId)).toBe(classOf(two?.caseId));
    for (const { caseId, caseNumber, name } of pupils) {
      const code = familyCode(kept.codeKey, caseId);
      const line = proof.roll.pupils.findIndex(
        ({ digest }) => digest === pupilDigest(caseNumber, name, code),
      );
      expect(proof.classOf[line]).toBe(classOf(caseId)?.number);
    }
  });

  it('tells the window neither the secret part nor the key of the codes before the draw, and names nobody', async () => {
    const [aside, drawn] = station.facts().classRolls;
    if (aside === undefined || drawn === undefined) throw new Error('no rolls');
    const told = JSON.stringify(rollTold(aside, station.actor.id));
    for (const hidden of [aside.secret, aside.codeKey]) expect(told).not.toContain(hidden);
    const desk = await gathered();
    const published = JSON.stringify(valueOf(desk.proof(drawn.id)));
    expect(published).not.toContain(drawn.codeKey);
    for (const { form, caseNumber = '-', id } of made) {
      for (const value of [fieldText(form, 'child.name'), caseNumber, id]) {
        if (value.length > 1) expect(published).not.toContain(value);
      }
    }
  });

  it('is told in the trail, without a word of what was typed', async () => {
    const words = pick('zh-CN');
    const said: string[] = [];
    for (const seq of station.ledger.stationSeqs) {
      said.push(entryWords(words, valueOf(await station.cases.entry(seq)).body));
    }
    const text = said.join('\n');
    expect(text).toContain('第 2 份分班名册');
    expect(text).toContain('作废了分班名册：同班、分班要求填错');
    expect(text).toMatch(/分班抽签，结果摘要 [0-9a-f]{12}…/);
    expect(text).not.toContain('李、王两位家长');
  });
});
