/** Late pupils who stay with somebody or are kept apart, in the record of a real station: bound, drawn, told, and not published. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentPaper } from '../../shared/archive/class-papers';
import { standingOfProof } from '../../shared/classes/class-lists';
import { verifyProof } from '../../shared/classes/class-proof';
import { tiedFormat } from '../../shared/classes/class-roll';
import type { LatePlan } from '../../shared/classes/compose-late';
import { pick } from '../../shared/i18n/messages';
import { drawnSeason, latePlan, missing, type DrawnSeason } from '../support/class-season';
import { fillStation } from '../support/generate/station';
import { people } from '../support/people';
import { valueOf } from '../support/station-people';

let season: DrawnSeason;
let first: string;
/** Four who came late, and two in classes who might trade places. */
let late: readonly string[];
let sibling: string;
let partner: string;
let id: string;

beforeAll(async () => {
  season = await drawnSeason('class-ties');
  ({ first } = season);
  season.later('2026-09-01T01:00:00.000Z');
  await fillStation(season.station(), { cases: 60, from: 420, seed: 21, withImages: 0 });
  const desk = await season.gathered();
  late = valueOf(desk.waiting(first)).pupils.map(({ caseId }) => caseId);
  const lines = desk.lines(season.rollOf(first));
  const linked = season.rollOf(first).roll.together.flatMap(({ pupils }) => pupils);
  const free = standingOfProof(valueOf(desk.proof(first))).filter(
    ({ line }) => !linked.includes(line),
  );
  const [one = missing()] = free;
  const other =
    free.find(
      ({ sex, strata, classNumber }) =>
        sex === one.sex && strata.join() === one.strata.join() && classNumber !== one.classNumber,
    ) ?? missing();
  sibling = lines[one.line]?.caseId ?? missing();
  partner = lines[other.line]?.caseId ?? missing();
});
afterAll(() => season.station().close());

const at = (index: number) => late[index] ?? missing();
const planned = (links: Partial<Pick<LatePlan, 'together' | 'apart'>>) => ({
  ...latePlan,
  ...links,
});
async function freeze(links: Parameters<typeof planned>[0]) {
  const desk = await season.gathered();
  const { seen } = valueOf(desk.waiting(first));
  return desk.freezeLate(first, planned(links), seen, season.actor());
}
const trade = async (one: string, other: string) => {
  const wish = { caseIds: [one, other] as const, reason: 'health' as const, note: '区教体局批准' };
  return (await season.gathered()).askTrade(first, wish, season.actor());
};

describe('a roll of late pupils with links', () => {
  it('is not frozen where a link is of nobody who comes late, of somebody unknown, or cannot be kept', async () => {
    const twins = 'twins' as const;
    for (const caseIds of [
      [sibling, partner],
      [at(0), '018f0000-0000-7000-8000-000000000000'],
      [at(0), at(0)],
    ]) {
      expect(await freeze({ together: [{ caseIds, reason: twins }] })).toMatchObject({
        error: { kind: 'classRollChanged' },
      });
    }
    const both = [at(0), sibling] as [string, string];
    expect(
      await freeze({
        together: [{ caseIds: both, reason: twins }],
        apart: [{ caseIds: both, reason: 'schoolDecision' }],
      }),
    ).toMatchObject({ error: { kind: 'classLinksImpossible', why: 'contradiction' } });
    expect(
      await freeze({ together: [{ caseIds: [at(0), sibling, partner], reason: twins }] }),
    ).toMatchObject({ error: { kind: 'classLinksImpossible', why: 'contradiction' } });
  });

  it('names lines, and keeps names and reasons to itself', async () => {
    const frozen = await freeze({
      together: [
        { caseIds: [at(0), at(1)], reason: 'twins' },
        { caseIds: [sibling, at(2)], reason: 'siblings' },
      ],
      apart: [{ caseIds: [at(0), sibling], reason: 'schoolDecision' }],
    });
    ({ id } = valueOf(frozen));
    const kept = season.rollOf(id);
    expect(kept.roll.format).toBe(tiedFormat);
    expect(kept.linkReasons?.map(({ reason }) => reason)).toEqual([
      'twins',
      'siblings',
      'schoolDecision',
    ]);
    const stood = season.rollOf(first).roll.pupils.length;
    const places = kept.roll.together[0]?.pupils.map((line) => kept.caseIds[line - stood]);
    expect(places).toEqual([at(0), at(1)]);
    const paper = JSON.stringify(commitmentPaper(pick('zh-CN'), kept, season.now(), 'open'));
    expect(paper).toContain('同班');
    expect(JSON.stringify(kept.roll)).not.toContain('siblings');
  });

  it('holds whoever it names in the class where that one was, until it is drawn', async () => {
    expect(await trade(sibling, partner)).toMatchObject({
      error: { kind: 'classTradeImpossible', why: 'together' },
    });
  });

  it('is drawn so: twins in one class, siblings in the class of the elder, and nobody where they may not meet', async () => {
    valueOf(await season.print(id));
    const desk = await season.enter(people.reviewer);
    season.later(latePlan.publicKnownFrom);
    valueOf(await desk.draw(id, '5 6', '', season.actor()));
    await season.enter();
    const { proof, all, lists } = await season.listed();
    expect(verifyProof(proof)).toEqual([]);
    const classOf = (caseId: string) =>
      lists.find(({ pupils }) => pupils.some((one) => one.caseId === caseId))?.number;
    expect(classOf(at(0))).toBe(classOf(at(1)));
    expect(classOf(at(2))).toBe(classOf(sibling));
    expect(classOf(at(0))).not.toBe(classOf(sibling));
    expect(JSON.stringify(proof)).not.toContain('siblings');
    const { links } = valueOf(await season.calls().handlers.after({ id: first }));
    expect(links.map(({ id: number, reason }) => [number, reason])).toEqual([
      [1, 'twins'],
      [2, 'twins'],
      [3, 'siblings'],
      [4, 'schoolDecision'],
    ]);
    const names = [sibling, at(2)].map((one) => all.find(({ caseId }) => caseId === one)?.name);
    expect(links[2]?.names).toEqual(names);
  });

  it('goes on to hold after it was drawn', async () => {
    expect(await trade(sibling, partner)).toMatchObject({
      error: { kind: 'classTradeImpossible', why: 'together' },
    });
  });
});
