/** A roll whose public part may be known already: what nobody does with it alone any more, and what is told of it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClassDesk } from '../../electron/desk/class-desk';
import type { Station } from '../../electron/desk/station';
import { rollDigest, secretDigest } from '../../shared/classes/class-roll';
import type { ClassPlan } from '../../shared/classes/compose-roll';
import { fillStation } from '../support/generate/station';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const folder = join(scratchFolder('class-desk-late'), 'station');
const key = randomBytes(32);
let at = '2026-08-30T01:00:00.000Z';
let station: Station;

/** Locks, and opens again as somebody else. */
async function enter(who?: { readonly id: string }) {
  await station.close();
  station = await openStationAs(folder, key, who);
  const desk = createClassDesk(station, () => at);
  valueOf(await desk.gatherAll());
  return desk;
}
function missing(): never {
  throw new Error('not there');
}
const wish: ClassPlan = {
  classes: 3,
  elsewhere: 0,
  balanced: [],
  publicSource: '家长代表现场报数',
  publicNumbers: 2,
  publicKnownFrom: '2026-08-31T01:00:00.000Z',
  teachers: [],
  together: [],
  apart: [],
};

beforeAll(async () => {
  station = await openStationAs(folder, key);
  await fillStation(station, { cases: 120, seed: 21, withImages: 0 });
});
afterAll(() => station.close());

describe('once the public part may be known', () => {
  it('no commitment counts any more, and the roll is set aside by another person only, and told of', async () => {
    let desk = await enter();
    const all = [...desk.groups()].sort((one, another) => another.pupils - one.pupils);
    const { season, stage, school } = all[0] ?? missing();
    const of = { season, stage, school };
    valueOf(await desk.freeze(of, wish, desk.pupils(of).seen, station.actor));
    const { id, roll, secret } = desk.rolls().at(-1) ?? missing();
    at = wish.publicKnownFrom;
    valueOf(await station.appendStation([{ type: 'classesPrinted', id, paper: 'commitment', at }]));
    expect(await desk.setAside(id, 'wrongLinks', station.actor)).toMatchObject({
      error: { kind: 'asideNeedsAnother' },
    });
    desk = await enter(people.reviewer);
    expect(await desk.draw(id, '1 2', '', station.actor)).toMatchObject({
      error: { kind: 'commitmentMissing', late: true },
    });
    valueOf(await desk.setAside(id, 'pupilMissing', station.actor));
    desk = await enter();
    const again = { ...wish, publicKnownFrom: '2026-09-01T01:00:00.000Z' };
    valueOf(await desk.freeze(of, again, desk.pupils(of).seen, station.actor));
    const next = desk.rolls().at(-1) ?? missing();
    const rollSha256 = rollDigest(roll);
    const told = { rollSha256, secret, reason: 'pupilMissing', at, publicKnown: true };
    expect(next.roll.setAside).toEqual([told]);
    expect(secretDigest(secret)).toBe(roll.secretSha256);
  });
});

describe('a roll', () => {
  it('is frozen only before the public part can be known', async () => {
    const desk = await enter();
    const other = { season: 2026, stage: 'primary' as const, school: '没有的学校' };
    for (const publicKnownFrom of [at, '2026-08-29T01:00:00.000Z']) {
      const late = { ...wish, publicKnownFrom };
      const answer = await desk.freeze(other, late, desk.pupils(other).seen, station.actor);
      expect(answer).toMatchObject({ error: { kind: 'publicPartKnown' } });
    }
  });
});
