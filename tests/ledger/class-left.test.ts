/** Twins of whom one left since the draw: what the desk approves, the published page finds right; also after a clock went back. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changedAt } from '../../shared/classes/class-changes';
import { standingOfProof } from '../../shared/classes/class-lists';
import { verifyProof } from '../../shared/classes/class-proof';
import { drawnSeason, latePlan, missing, type DrawnSeason } from '../support/class-season';
import { fillStation } from '../support/generate/station';
import { people } from '../support/people';
import { valueOf } from '../support/station-people';

let season: DrawnSeason;
let first: string;
let twins: readonly [number, number];
/** Like the first of the twins, in another class. */
let mate: number;

beforeAll(async () => {
  season = await drawnSeason('class-left');
  ({ first } = season);
  season.later('2026-09-01T01:00:00.000Z');
  const [staying = -1, leaving = -1] = season.rollOf(first).roll.together[0]?.pupils ?? [];
  twins = [staying, leaving];
  const { proof } = await season.listed();
  const standing = standingOfProof(proof);
  const twin = standing[staying] ?? missing();
  const like = standing.find(
    ({ sex, strata, classNumber }) =>
      sex === twin.sex && strata.join() === twin.strata.join() && classNumber !== twin.classNumber,
  );
  mate = (like ?? missing()).line;
});
afterAll(() => season.station().close());

const caseAt = async (line: number) =>
  (await season.gathered()).lines(season.rollOf(first))[line]?.caseId ?? missing();
const ask = async () => {
  const caseIds = [await caseAt(twins[0]), await caseAt(mate)] as const;
  const wish = { caseIds, reason: 'health' as const, note: '区教体局批准' };
  return (await season.gathered()).askTrade(first, wish, season.actor());
};
const open = () =>
  season.rollOf(first).trades?.find(({ settled }) => settled === undefined)?.trade ?? missing();

it('a twin does not trade while the other one is there', async () => {
  expect(await ask()).toMatchObject({ error: { kind: 'classTradeImpossible', why: 'together' } });
});

it('nor while late pupils wait for a draw over those who were there', async () => {
  await fillStation(season.station(), { cases: 60, from: 420, seed: 21, withImages: 0 });
  const desk = await season.gathered();
  const { seen } = valueOf(desk.waiting(first));
  const { id } = valueOf(await desk.freezeLate(first, latePlan, seen, season.actor()));
  await season.leave(await caseAt(twins[1]));
  expect(await ask()).toMatchObject({ error: { kind: 'classTradeImpossible', why: 'together' } });
  valueOf(await (await season.gathered()).setAside(id, 'pupilTooMuch', season.actor()));
});

it('a twin whose other one left trades, and who left is published before it', async () => {
  await season.enter(people.reviewer);
  valueOf(await ask());
  const desk = await season.enter();
  valueOf(await desk.settleTrade(first, open(), 'approved', season.actor()));
  await season.enter();
  const { proof } = await season.listed();
  expect(proof.changes).toMatchObject([
    { kind: 'left', lines: [twins[1]] },
    { kind: 'trade', lines: [twins[0], mate] },
  ]);
  expect(verifyProof(proof)).toEqual([]);
  expect(standingOfProof(proof)[twins[1]]?.isLeft).toBe(true);
});

it('the next late roll names others who left, and all of it verifies', async () => {
  const { all } = await season.listed();
  const other = all.find(({ isLeft }) => !isLeft) ?? missing();
  await season.leave(other.caseId);
  let desk = await season.gathered();
  const { seen } = valueOf(desk.waiting(first));
  const { id } = valueOf(await desk.freezeLate(first, latePlan, seen, season.actor()));
  const { late } = season.rollOf(id).roll;
  expect(late).toMatchObject({ changes: 2, left: [expect.any(Number)] });
  expect(late?.left).not.toContain(twins[1]);
  valueOf(await season.print(id));
  desk = await season.enter(people.reviewer);
  season.later(latePlan.publicKnownFrom);
  valueOf(await desk.draw(id, '5 6', '', season.actor()));
  await season.enter();
  expect(verifyProof((await season.listed()).proof)).toEqual([]);
});

it('a clock that was put back leaves no change that is dated before the one ahead of it', async () => {
  season.later('2026-09-09T01:00:00.000Z');
  const { all } = await season.listed();
  const { caseId } = all.find(({ isLeft }) => !isLeft) ?? missing();
  await season.rename(caseId, '欧阳若水');
  const { renamed } = (await season.listed()).all.find((one) => one.caseId === caseId) ?? missing();
  let desk = await season.gathered();
  valueOf(await desk.confirmName(first, caseId, renamed?.now ?? '', season.actor()));
  const back = all.find(({ isLeft }) => isLeft) ?? missing();
  await season.comeBack(back.caseId, caseId);
  desk = await season.gathered();
  const plan = { ...latePlan, publicKnownFrom: '2026-09-09T02:00:00.000Z' };
  const { seen } = valueOf(desk.waiting(first));
  const { id } = valueOf(await desk.freezeLate(first, plan, seen, season.actor()));
  valueOf(await season.print(id));
  desk = await season.enter(people.reviewer);
  // What may be drawn when goes by the clock as it is.
  expect(await desk.draw(id, '8 9', '', season.actor())).toMatchObject({
    error: { kind: 'drawTooEarly' },
  });
  season.later(plan.publicKnownFrom);
  valueOf(await desk.draw(id, '8 9', '', season.actor()));
  const { proof } = await season.listed();
  expect(proof.changes?.slice(-2).map(changedAt)).toEqual([
    latePlan.publicKnownFrom,
    latePlan.publicKnownFrom,
  ]);
  expect(verifyProof(proof)).toEqual([]);
});
