/** What is one platform's stays apart from what is another's: word for keys, numbers, places, and what may be said. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { writePackage } from '../../electron/desk/courier-desk';
import { pairedWith as answerOf } from '../../electron/desk/pair-station';
import type { Station } from '../../electron/desk/station';
import type { StationParts } from '../../electron/desk/station-parts';
import { newKey } from '../../electron/vault/seal';
import { letterCodeIn } from '../../shared/archive/letter-code';
import type { LetterContent } from '../../shared/archive/letter-content';
import type { CaseCommand } from '../../shared/domain/command';
import type { NumberBlock } from '../../shared/domain/numbering';
import type { Routing } from '../../shared/domain/platform-route';
import { err, ok } from '../../shared/domain/result';
import { deskReportBodySchema } from '../../shared/protocol/desk-report';
import { changeSchema, pairReplySchema } from '../../shared/protocol/messages';
import { placesBySchool } from '../../renderer/features/decision/use-places';
import type { StationEvent } from '../../shared/ledger/station-event';
import { aQuota, childOf, completeForm, noHome } from '../support/case-builders';
import { courierWork } from '../support/courier-at-desk';
import { submittedAt } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { deskDecidesHere } from '../support/shipped-packs';
import { noPapers, openStationAt } from '../support/station-on-disk';
import { pairedWith, valueOf } from '../support/station-people';

const root = scratchFolder('platform-apart');
const key = newKey();
const [city, county] = ['city', 'county'];
const certificateOf = (platform: string) =>
  Buffer.alloc(64, platform === city ? 1 : 2).toString('base64');
let station: Station;
let folder: string;

async function openWith(parts: Partial<StationParts> = {}): Promise<void> {
  folder = join(root, uuidv7());
  station = await openStationAs(folder, key, undefined, parts);
  for (const id of [city, county]) {
    const publicKey = Buffer.alloc(32, id).toString('base64');
    const paired = { ...pairedWith({ id, publicKey }), certificate: certificateOf(id) };
    const beside = id === county ? { beside: true as const } : {};
    valueOf(await station.appendStation([{ ...paired, ...beside }], { feedCursor: 0 }));
  }
}
const rule = async (routing: Routing) =>
  valueOf(await station.appendStation([{ type: 'routingRuled', routing }]));
const inTenDays = () => new Date(Date.now() + 10 * 864e5).toISOString().slice(0, 10);
const toCounty: Routing = { rules: [{ school: '望潮小学', platform: county }] };

/** A case that wishes for a school, not submitted. */
async function opened(school: string): Promise<string> {
  const caseId = uuidv7();
  await run({ name: 'openCase', caseId, answers: noHome });
  const changes = { ...completeForm, ...childOf(caseId), 'wish.school': school };
  await run({ name: 'editForm', caseId, changes });
  return caseId;
}

/** A case that wishes for a school, submitted. */
const submitted = (school: string) => submittedAt(station, { 'wish.school': school });
const run = async (command: CaseCommand) =>
  valueOf(await station.desk.execute(command, station.actor));

afterEach(() => station.close());

describe('the code of a letter', () => {
  it('is certified by the platform that takes the case, before it was submitted as well', async () => {
    const drawn: LetterContent[] = [];
    await openWith({
      papers: {
        ...noPapers,
        makeLetter: async (content) => {
          drawn.push(content);
          return err({ kind: 'papersStopped' });
        },
      },
    });
    /** Whose word for the station's key stands in the code of a letter of a case that wishes for a school. */
    const certificateFor = async (school: string) => {
      const caseId = await opened(school);
      const kept = { items: [{ title: '户口簿', count: 1 }], reason: '核验', handedBy: '程望' };
      const until = inTenDays();
      await run({ name: 'keepOriginals', caseId, letterId: uuidv7(), ...kept, until });
      await station.paperDesk.draw(caseId);
      const text = drawn.splice(0).at(-1)?.qrText;
      const code = letterCodeIn(text ?? '');
      if (code === undefined || code === 'damaged') throw new Error('No code');
      return code.certified && Buffer.from(code.certified.certificate).toString('base64');
    };
    await rule(toCounty);
    expect(await certificateFor('望潮小学')).toBe(certificateOf(county));
    expect(await certificateFor('观澜小学')).toBe(certificateOf(city));
    await rule({ ...toCounty, otherwise: '' });
    expect(await certificateFor('观澜小学')).toBeUndefined();
  });
});

describe('what a platform answers to pairing', () => {
  const series = 'receipt';
  const block = (id: string): NumberBlock => {
    return { id, series, stationCode: 'LS01', from: 1, to: 100 };
  };
  const answering = (platformKeyId: string, numberBlocks: NumberBlock[]) => ({
    stationId: uuidv7(),
    stationCode: 'LS01',
    token: 't'.repeat(32),
    platformName: '望潮县招生平台',
    platformKeyId,
    platformPublicKey: Buffer.alloc(32, 'new').toString('base64'),
    numberBlocks,
    serverTime: new Date().toISOString(),
  });

  it('is not taken without a name for its key: that place is where cases wait', () => {
    expect(pairReplySchema.safeParse(answering('new', [])).success).toBe(true);
    expect(pairReplySchema.safeParse(answering('', [])).success).toBe(false);
  });

  it('gives no block by a name that the station gives its own: it would be drawn from for all', async () => {
    await openWith();
    const given = [block('local-LS01-receipt'), block('LS01-receipt-1')];
    const reply = answering('new', given);
    const ask = async () => ok({ platformUrl: 'https://127.0.0.1:9', reply });
    const { event } = valueOf(await answerOf(station, { ask, profile: undefined }));
    expect(event.beside).toBe(true);
    expect(event.blocks.map(({ id }) => id)).toEqual(['LS01-receipt-1']);
  });
});

describe('what is left of numbers and places', () => {
  const block = (id: string, from: number, to: number): NumberBlock => {
    return { id, series: 'receipt', stationCode: 'LS01', from, to };
  };

  it('is counted for each platform by itself', async () => {
    await openWith();
    const [ofCity, ofCounty] = [[block('city', 1, 100)], [block('county', 201, 210)]];
    const quotas = [aQuota({ id: 'Q1', places: 2 })];
    valueOf(
      await station.appendStation([
        { type: 'numbersReserved', blocks: ofCity },
        { type: 'numbersReserved', blocks: ofCounty, platform: county },
        { type: 'placesReserved', quotas },
        { type: 'placesReserved', quotas: [aQuota({ id: 'Q2', places: 1 })], platform: county },
      ]),
    );
    const receipts = station.numbers.stock().filter(({ series }) => series === 'receipt');
    expect(receipts).toMatchObject([
      { platform: city, reserved: 100, level: 'enough' },
      { platform: county, reserved: 10, level: 'low' },
    ]);
    const places = await station.numbers.places();
    expect(places).toMatchObject([
      { platform: city, quotaId: 'Q1', left: 2 },
      { platform: county, quotaId: 'Q2', left: 1 },
    ]);
    /** What a case can be given, by the platform that takes it. */
    const openTo = (platform: string | undefined) =>
      placesBySchool(places, { season: 2026, kind: 'primary', platform }).map(({ left }) => left);
    expect([openTo(city), openTo(county), openTo(undefined)]).toEqual([[2], [1], []]);
  });

  it('names no platform where there is one', async () => {
    station = await openStationAt(join(root, uuidv7()), key);
    const publicKey = Buffer.alloc(32, city).toString('base64');
    const paired = pairedWith({ id: city, publicKey });
    const reserved: StationEvent = { type: 'placesReserved', quotas: [aQuota()] };
    valueOf(await station.appendStation([paired, reserved], { feedCursor: 0 }));
    const named = [...station.numbers.stock(), ...(await station.numbers.places())];
    expect(named.filter((one) => 'platform' in one)).toEqual([]);
    expect(named).toHaveLength(7);
  });
});

describe('places that two platforms gave under one name', () => {
  /** A case that was submitted and given a place, and the place. */
  async function promised(school: string) {
    const caseId = await submitted(school);
    const verdict = { outcome: 'accepted' as const, school: 'S1' };
    const decide = { name: 'decideAtDesk', caseId, decisionId: uuidv7(), verdict } as const;
    valueOf(await station.desk.execute(decide, people.reviewer));
    const { deskDecisions, deskReports } = valueOf(await station.desk.find(caseId)) ?? {};
    return { caseId, place: deskDecisions?.[0]?.place, report: deskReports?.[0]?.text ?? '' };
  }

  it('are held and promised apart, and each platform hears of its own', async () => {
    await openWith();
    await rule(toCounty);
    const reserved = (places: number) => {
      return { type: 'placesReserved' as const, quotas: [aQuota({ places })] };
    };
    const again = { ...reserved(1), platform: county };
    valueOf(
      await station.appendStation([deskDecidesHere(station.actor), reserved(2), again, again]),
    );
    const figures = async () =>
      (await station.numbers.places()).map(({ platform, used, left }) => [platform, used, left]);
    expect(await figures()).toEqual([
      [city, 0, 2],
      [county, 0, 1],
    ]);
    const { caseId, place, report } = await promised('望潮小学');
    expect(place).toMatchObject({ quotaId: 'Q1', place: 1 });
    expect(JSON.parse(report)).toMatchObject({ place: { quotaId: 'Q1', place: 1 } });
    expect(deskReportBodySchema.parse(JSON.parse(report))).toMatchObject({ type: 'decided' });
    expect(report).not.toContain('#');
    expect(await figures()).toEqual([
      [city, 0, 2],
      [county, 1, 0],
    ]);
    expect((await promised('观澜小学')).place).toEqual({ quotaId: 'Q1', place: 1 });
    expect(await figures()).toEqual([
      [city, 1, 1],
      [county, 1, 0],
    ]);
    const held = [undefined, county].map((of) => station.queue.storeOf(of).placeWants()?.held);
    expect(held).toEqual([['Q1'], ['Q1']]);
    const before = await figures();
    await station.close();
    station = await openStationAs(folder, key);
    expect(await figures()).toEqual(before);
    expect(valueOf(await station.desk.find(caseId))?.deskDecisions?.[0]).toMatchObject({ place });
  });
});

describe('what a platform says of a case', () => {
  it("is refused for what the case is: not submitted yet, or another platform's", async () => {
    await openWith();
    await rule(toCounty);
    const said = async (caseId: string) => {
      const step = { step: 'firstReview', passed: true, note: '', at: new Date().toISOString() };
      const change = { id: uuidv7(), cursor: 1, caseId, revision: 1, type: 'reviewStep', step };
      const heard = [city, county].map((of) =>
        station.queue.storeOf(of).applyChange(changeSchema.parse(change)),
      );
      return (await Promise.all(heard)).map((one) => (one.ok ? 'taken' : one.error.kind));
    };
    const unsubmitted = await said(await opened('望潮小学'));
    expect(unsubmitted).toEqual(['notAllowedInState', 'notAllowedInState']);
    expect(await said(await submitted('望潮小学'))).toEqual(['caseUnknown', 'taken']);
  });
});

describe('the directory of stations', () => {
  const named = (code: string, name: string) => ({
    code,
    name,
    publicKey: Buffer.alloc(32, code).toString('base64'),
    certificate: certificateOf(city),
    pairedAt: '2026-05-01T00:00:00.000Z',
  });
  const seenBy = (of: string) =>
    (station.queue.storeOf(of).directory() ?? []).map(({ code, name }) => `${code} ${name}`);

  it('is each platform’s own, survives a lock, and goes with a platform that another one replaces', async () => {
    await openWith();
    const ofCity = station.queue.storeOf(city);
    const ofCounty = station.queue.storeOf(county);
    valueOf(await ofCity.saveDirectory([named('LS01', '望潮小学')], false));
    valueOf(await ofCity.saveDirectory([named('LS02', '观澜小学')], true));
    valueOf(await ofCity.saveDirectory([named('LS01', '望潮实验小学')], true));
    valueOf(await ofCounty.saveDirectory([], true));
    const entries = station.ledger.durableHead();
    // That nothing is new today was told already.
    valueOf(await ofCity.saveDirectory([], true));
    expect(station.ledger.durableHead()).toBe(entries);
    const told = [['LS01 望潮实验小学', 'LS02 观澜小学'], []];
    expect([seenBy(city), seenBy(county)]).toEqual(told);
    await station.close();
    station = await openStationAs(folder, key);
    expect([seenBy(city), seenBy(county)]).toEqual(told);
    const { directory, beside } = station.facts();
    expect([directory.asOf, beside[0]?.directory.asOf].map((at) => typeof at)).toEqual([
      'string',
      'string',
    ]);
    const publicKey = Buffer.alloc(32, 'other').toString('base64');
    valueOf(await station.appendStation([pairedWith({ id: 'other', publicKey })]));
    expect(seenBy('other')).toEqual([]);
  });
});

describe('the file of a courier package', () => {
  it('is named after the platform that opens it, where there are several', async () => {
    await openWith();
    const publicKey = Buffer.alloc(32, 7).toString('base64');
    const learned: StationEvent = { type: 'courierKeyLearned', publicKey };
    valueOf(await station.appendStation([learned, { ...learned, platform: county }]));
    const stick = join(folder, 'stick');
    await mkdir(stick);
    const left = join(stick, '离线U盘包-LS01-0001-aaaaaa.esx.part');
    await writeFile(left, 'as it was named before there were several');
    const written = async (platform: string) => {
      const choice = { folder: stick, again: false, platform };
      return valueOf(await writePackage(station, choice, courierWork())).fileName;
    };
    const names = [await written(city), await written(county)];
    // Both call themselves the same: they are told apart by the order in which they were paired.
    expect(names[0]).toMatch(/^离线U盘包-LS01-岚山区招生平台1-0001-[0-9a-f]{6}\.esx$/);
    expect(names[1]).toMatch(/^离线U盘包-LS01-岚山区招生平台2-0001-[0-9a-f]{6}\.esx$/);
    expect((await readdir(stick)).toSorted()).toEqual(names);
  });
});
