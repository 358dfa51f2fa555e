/** After the class draw, in the record of a real station: late pupils, trades, names put right, and pupils who left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rollTold } from '../../electron/desk/class-tables';
import { commitmentPaper } from '../../shared/archive/class-papers';
import { standingDigest } from '../../shared/classes/class-changes';
import { standingOfProof } from '../../shared/classes/class-lists';
import { verifyProof } from '../../shared/classes/class-proof';
import { rollDigest } from '../../shared/classes/class-roll';
import { entryWords } from '../../shared/i18n/station-trace-words';
import { pick } from '../../shared/i18n/messages';
import { drawnSeason, latePlan, missing, type DrawnSeason } from '../support/class-season';
import { fillStation } from '../support/generate/station';
import { people } from '../support/people';
import { valueOf } from '../support/station-people';

const words = pick('zh-CN');
let season: DrawnSeason;
let first: string;
let late: string;

beforeAll(async () => {
  season = await drawnSeason('class-after');
  first = season.first;
});
afterAll(() => season.station().close());

describe('a link', () => {
  it('is frozen by its number, and its reason stays in the record, for the people of the station', async () => {
    const { roll, linkReasons } = season.rollOf(first);
    expect(linkReasons).toEqual([{ id: 1, reason: 'twins' }]);
    expect(roll.together).toEqual([{ id: 1, pupils: [expect.any(Number), expect.any(Number)] }]);
    const { proof, all } = await season.listed();
    expect(JSON.stringify(proof)).not.toContain('twins');
    const told = valueOf(await season.calls().handlers.after({ id: first }));
    const [link = missing()] = told.links;
    expect(link).toMatchObject({ id: 1, kind: 'together', reason: 'twins' });
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(link.names));
  });
});

describe('pupils who come after the draw', () => {
  it('wait, while the places of those who left are free', async () => {
    const { desk, all } = await season.listed();
    const before = valueOf(desk.waiting(first));
    expect(before).toMatchObject({ pupils: [], present: all.length, left: 0 });
    expect(await desk.freezeLate(first, latePlan, before.seen, season.actor())).toMatchObject({
      error: { kind: 'classPupilsNone' },
    });
    season.later('2026-09-01T01:00:00.000Z');
    await fillStation(season.station(), { cases: 60, from: 420, seed: 21, withImages: 0 });
    await season.leave(all[5]?.caseId ?? '');
    await season.leave(all[6]?.caseId ?? '');
    const now = valueOf((await season.gathered()).waiting(first));
    expect(now.pupils.length).toBeGreaterThan(2);
    expect(now).toMatchObject({ present: all.length - 2, left: 2 });
    const after = await season.listed();
    expect(after.all.filter(({ isLeft }) => isLeft)).toHaveLength(2);
    const sum = after.lists.reduce((before, { girls, boys }) => before + girls + boys, 0);
    expect(sum).toBe(all.length - 2);
  });

  it('are frozen as a roll of their own, bound to everything that stands, and to what was looked at', async () => {
    const desk = await season.gathered();
    const { seen, pupils } = valueOf(desk.waiting(first));
    const actor = season.actor();
    const other = await desk.freezeLate(first, latePlan, 'a'.repeat(64), actor);
    expect(other).toMatchObject({ error: { kind: 'classRollChanged' } });
    const known = { ...latePlan, publicKnownFrom: season.now() };
    const tooLate = await desk.freezeLate(first, known, seen, actor);
    expect(tooLate).toMatchObject({ error: { kind: 'publicPartKnown' } });
    const full = await desk.freezeLate(first, { ...latePlan, elsewhere: 1_990 }, seen, actor);
    expect(full).toMatchObject({ error: { kind: 'schoolTooLarge' } });
    const aside = valueOf(await desk.freezeLate(first, latePlan, seen, actor)).id;
    expect(await desk.freezeLate(first, latePlan, seen, actor)).toMatchObject({
      error: { kind: 'classRollOpen' },
    });
    valueOf(await desk.setAside(aside, 'pupilTooMuch', actor));
    late = valueOf(await desk.freezeLate(first, latePlan, seen, actor)).id;
    const { roll, secret } = season.rollOf(late);
    expect(roll.pupils).toHaveLength(pupils.length);
    expect(roll.late).toMatchObject({
      firstSha256: rollDigest(season.rollOf(first).roll),
      round: 1,
      changes: 0,
      left: [expect.any(Number), expect.any(Number)],
    });
    expect(roll.setAside).toHaveLength(1);
    expect(rollTold(season.rollOf(late), actor.id).late).toEqual({ first, round: 1 });
    const paper = JSON.stringify(commitmentPaper(words, season.rollOf(late), season.now(), 'open'));
    expect(paper).toContain('插班（第 1 轮）承诺书');
    expect(paper).toContain(roll.late?.standingSha256);
    expect(paper).not.toContain(secret);
    expect(desk.proof(late)).toMatchObject({ error: { kind: 'classRollUnknown' } });
  });

  it('are drawn by another person after the commitment, and nobody who was in a class moves', async () => {
    const { classOf } = valueOf((await season.gathered()).proof(first));
    valueOf(await season.print(late));
    const desk = await season.enter(people.reviewer);
    expect(await desk.draw(late, '5 6', '', season.actor())).toMatchObject({
      error: { kind: 'drawTooEarly' },
    });
    season.later(latePlan.publicKnownFrom);
    valueOf(await desk.draw(late, '5 6', '', season.actor()));
    await season.enter();
    const { proof, all, lists } = await season.listed();
    expect(verifyProof(proof)).toEqual([]);
    expect(proof.classOf).toEqual(classOf);
    const added = all.filter((one) => one.late === 1);
    expect(added.map(({ caseId }) => caseId).sort()).toEqual(
      [...season.rollOf(late).caseIds].sort(),
    );
    const sizes = lists.map(({ girls, boys }) => girls + boys);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(valueOf((await season.gathered()).waiting(first))).toMatchObject({
      pupils: [],
      left: 2,
    });
  });
});

describe('two pupils', () => {
  /** Two who may trade, of the girls or boys who were drawn. */
  async function alike() {
    const { proof, desk } = await season.listed();
    const lines = desk.lines(season.rollOf(first));
    const linked = season.rollOf(first).roll.together.flatMap(({ pupils }) => pupils);
    const there = standingOfProof(proof).filter(
      ({ line, isLeft }) => !isLeft && !linked.includes(line),
    );
    const one = there[0] ?? missing();
    const isAlike = (of: typeof one) =>
      of.sex === one.sex && of.strata.join() === one.strata.join() && of.line !== one.line;
    const caseOf = (of: typeof one | undefined) => lines[of?.line ?? -1]?.caseId ?? missing();
    const other = there.find((of) => isAlike(of) && of.classNumber !== one.classNumber);
    const same = there.find((of) => of.classNumber === one.classNumber && of.line !== one.line);
    return { one: caseOf(one), other: caseOf(other), same: caseOf(same) };
  }
  const wish = (one: string, other: string) => ({
    caseIds: [one, other] as const,
    reason: 'health' as const,
    note: '区教体局 9 月 11 日批准',
  });

  it('trade places when one person asks and another approves, and not otherwise', async () => {
    season.later('2026-09-11T01:00:00.000Z');
    const { one, other, same } = await alike();
    let desk = await season.enter(people.reviewer);
    expect(await desk.askTrade(first, wish(one, same), season.actor())).toMatchObject({
      error: { kind: 'classTradeImpossible', why: 'sameClass' },
    });
    const before = await season.listed();
    const classOf = (of: typeof before, caseId: string) =>
      of.lists.find(({ pupils }) => pupils.some((pupil) => pupil.caseId === caseId))?.number;
    valueOf(await desk.askTrade(first, wish(one, other), season.actor()));
    expect(await desk.askTrade(first, wish(other, one), season.actor())).toMatchObject({
      error: { kind: 'classTradeImpossible', why: 'asked' },
    });
    const { trade } = season.rollOf(first).trades?.[0] ?? missing();
    expect(await desk.settleTrade(first, trade, 'approved', season.actor())).toMatchObject({
      error: { kind: 'classTradeNeedsAnother' },
    });
    expect((await season.listed()).proof).toEqual(before.proof);
    desk = await season.enter();
    valueOf(await desk.settleTrade(first, trade, 'approved', season.actor()));
    expect(await desk.settleTrade(first, trade, 'refused', season.actor())).toMatchObject({
      error: { kind: 'classTradeUnknown' },
    });
    await season.enter();
    const now = await season.listed();
    expect(classOf(now, one)).toBe(classOf(before, other));
    expect(classOf(now, other)).toBe(classOf(before, one));
    expect(now.all.find(({ caseId }) => caseId === one)?.from).toBe(classOf(before, one));
    expect(verifyProof(now.proof)).toEqual([]);
    expect(now.lists.map(({ girls, boys }) => [girls, boys])).toEqual(
      before.lists.map(({ girls, boys }) => [girls, boys]),
    );
  });

  it('do so without their reason being published, and it is told in the trail without what was typed', async () => {
    const { proof } = await season.listed();
    expect(JSON.stringify(proof)).not.toMatch(/health|教体局/);
    const { handlers, made } = season.calls();
    valueOf(await handlers.drawPaper({ id: first, paper: 'list' }));
    const list = JSON.stringify(made.register);
    expect(list).toContain('调换，原');
    expect(list).toContain('插班第 1 轮');
    expect(list).toContain('已离校');
    expect(list).toContain(standingDigest(proof, proof.changes ?? []));
    expect(list).not.toMatch(/身体|教体局/);
    const told = valueOf(await handlers.after({ id: first }));
    expect(told.trades).toMatchObject([
      { reason: 'health', askedBy: '邓若谷', settled: { outcome: 'approved', by: '程望' } },
    ]);
    const said: string[] = [];
    for (const seq of season.station().ledger.stationSeqs) {
      said.push(entryWords(words, valueOf(await season.station().cases.entry(seq)).body));
    }
    const text = said.join('\n');
    expect(text).toMatch(/第 1 轮插班名册[^]*批准了班级调换/);
    expect(text).not.toContain('教体局');
  });

  it('stay where they are when it is refused, or when one of them left before it was approved', async () => {
    const { one, other } = await alike();
    const { proof } = await season.listed();
    let desk = await season.gathered();
    valueOf(await desk.askTrade(first, wish(one, other), season.actor()));
    const open = () => season.rollOf(first).trades?.find(({ settled }) => settled === undefined);
    valueOf(await desk.settleTrade(first, open()?.trade ?? '', 'refused', season.actor()));
    valueOf(await desk.askTrade(first, wish(one, other), season.actor()));
    desk = await season.enter(people.reviewer);
    await season.leave(other);
    expect(
      await desk.settleTrade(first, open()?.trade ?? '', 'approved', season.actor()),
    ).toMatchObject({ error: { kind: 'classTradeImpossible', why: 'left' } });
    valueOf(await desk.settleTrade(first, open()?.trade ?? '', 'refused', season.actor()));
    expect((await season.listed()).proof).toEqual(proof);
  });
});

describe('a slip', () => {
  it('of a child whose name changed since is not printed before somebody confirms the child', async () => {
    const { all, desk } = await season.listed();
    const pupil =
      all.find(({ isLeft, late: round }) => !isLeft && round === undefined) ?? missing();
    const { caseId, name: before } = pupil;
    await season.rename(caseId, '欧阳若水');
    const { handlers, made } = season.calls();
    const slip = { id: first, paper: 'slips' as const, caseId };
    const refused = { error: { kind: 'classNamesChanged', count: 1 } };
    expect(await handlers.drawPaper(slip)).toMatchObject(refused);
    expect(await handlers.drawPaper({ id: first, paper: 'slips' })).toMatchObject(refused);
    expect(made.slips).toBeUndefined();
    const shown = (await season.listed()).all.find((one) => one.caseId === caseId) ?? missing();
    const digest = shown.renamed?.now ?? missing();
    const told = valueOf(await handlers.lists({ id: first })).lists.flatMap((list) => list.pupils);
    expect(told.flatMap((one) => one.renamed ?? [])).toEqual([{ digest, was: before }]);
    expect(await desk.confirmName(first, caseId, 'a'.repeat(64), season.actor())).toMatchObject({
      error: { kind: 'classNameOther' },
    });
    await season.rename(caseId, '欧阳若冰');
    expect(await desk.confirmName(first, caseId, digest, season.actor())).toMatchObject({
      error: { kind: 'classNameOther' },
    });
    const seen =
      (await season.listed()).all.find((one) => one.caseId === caseId)?.renamed?.now ?? missing();
    valueOf(await desk.confirmName(first, caseId, seen, season.actor()));
    expect(await desk.confirmName(first, caseId, seen, season.actor())).toMatchObject({
      error: { kind: 'classNameOther' },
    });
    valueOf(await handlers.drawPaper(slip));
    expect(JSON.stringify(made.slips)).toContain('欧阳若冰同学家长');
    expect(JSON.stringify(made.slips)).not.toContain(before);
    const { proof } = await season.listed();
    expect(verifyProof(proof)).toEqual([]);
    expect(proof.changes?.at(-1)).toMatchObject({ kind: 'renamed', digest: seen });
  });

  it('of a child who came late names the draw and the roll of that round; who left gets none', async () => {
    const { all } = await season.listed();
    const newcomer = all.find((one) => one.late === 1) ?? missing();
    const { handlers, made } = season.calls();
    valueOf(await handlers.drawPaper({ id: first, paper: 'slips', caseId: newcomer.caseId }));
    expect(JSON.stringify(made.slips)).toContain(rollDigest(season.rollOf(late).roll));
    const gone = all.find(({ isLeft }) => isLeft) ?? missing();
    expect(
      await handlers.drawPaper({ id: first, paper: 'slips', caseId: gone.caseId }),
    ).toMatchObject({ error: { kind: 'invalidRequest' } });
  });
});

describe('a second round', () => {
  it('is bound to all that changed before it, and gives whoever came back a new place', async () => {
    const { all } = await season.listed();
    const back = all.find(({ isLeft, late: round }) => isLeft && round === undefined) ?? missing();
    const there = all.find(({ isLeft }) => !isLeft) ?? missing();
    await season.comeBack(back.caseId, there.caseId);
    let desk = await season.enter();
    const { pupils, seen } = valueOf(desk.waiting(first));
    expect(pupils.map(({ caseId }) => caseId)).toEqual([back.caseId]);
    const plan = { ...latePlan, publicKnownFrom: '2026-09-20T01:00:00.000Z' };
    const { id } = valueOf(await desk.freezeLate(first, plan, seen, season.actor()));
    expect(season.rollOf(id).roll.late).toMatchObject({
      round: 2,
      changes: 3,
      left: [expect.any(Number)],
    });
    valueOf(await season.print(id));
    desk = await season.enter(people.reviewer);
    season.later(plan.publicKnownFrom);
    valueOf(await desk.draw(id, '8 9', '', season.actor()));
    const { proof } = await season.listed();
    expect(verifyProof(proof)).toEqual([]);
    expect(standingOfProof(proof).at(-1)).toMatchObject({ late: 2, isLeft: false });
    valueOf(
      await season.calls().handlers.drawPaper({ id: first, paper: 'slips', caseId: back.caseId }),
    );
  });
});
