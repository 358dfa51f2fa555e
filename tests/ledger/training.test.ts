/** Training that a pack asks: who is kept out, by whom and how it is recorded, and that an administrator always comes in. */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDoors } from '../../electron/desk/doors';
import { answerAsPlatform, submitSample } from '../../electron/desk/drill-answers';
import { trainingHandlers } from '../../electron/desk/training-desk';
import type { Handlers } from '../../shared/ipc/bridge';
import { pick } from '../../shared/i18n/messages';
import { stationTraceWords } from '../../shared/i18n/station-trace-words';
import type { PolicyPack } from '../../shared/policy/pack';
import { filledCase, submitCase } from '../support/drill-on-disk';
import { newPackKey, signedPackText } from '../support/pack-signing';
import { scratchFolder } from '../support/scratch-folder';
import { packCopy, packInstalled } from '../support/shipped-packs';
import {
  added,
  eventsIn,
  founder,
  newProgram,
  openStation,
  own,
  pairedWith,
  startProgram,
  valueOf,
  type Program,
} from '../support/station-people';

const reason = '区教体局 2026 年第 12 号通知';
const desk = {
  code: 'T1',
  title: '窗口受理培训',
  roles: ['clerk' as const],
  validDays: 100,
  reason,
};
const privacy = {
  ...desk,
  code: 'T2',
  title: '个人信息保护',
  roles: ['clerk' as const, 'auditor' as const],
  warnDays: 10,
};

type Items = NonNullable<PolicyPack['training']>['items'];
const asking = (items: Items, version = '2026.9'): PolicyPack => ({
  ...packCopy('fiveGroups'),
  version,
  training: { items },
});

let programs: Program[] = [];
afterEach(async () => {
  for (const { lifecycle } of programs) await lifecycle.lock('asked');
  programs = [];
});

/** A station with a clerk of a passphrase of her own, unlocked by its administrator; the clock is the test's. */
async function withClerk(name: string) {
  const folder = join(scratchFolder(name), 'station');
  const clock = { now: '2026-03-01T02:00:00.000Z' };
  const parts = { now: () => clock.now };
  const program = await newProgram(folder, parts);
  programs.push(program);
  const clerk = await added(program, 'C2', 'clerk');
  await program.lifecycle.lock('asked');
  valueOf(await program.lifecycle.unlock(clerk.startPassphrase, 'C2', own));
  await program.lifecycle.lock('asked');
  valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
  const calls = trainingHandlers(createDoors(program.lifecycle), parts.now);
  const lock = () => program.lifecycle.lock('asked');
  return {
    folder,
    parts,
    program,
    calls,
    clock,
    lock,
    clerkId: clerk.operatorId,
    clerkIn: (mode: 'real' | 'drill' = 'real') =>
      program.lifecycle.unlock(own, 'C2', undefined, mode),
    adminIn: async () => {
      await lock();
      return valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    },
    install: async (pack: PolicyPack) => {
      const station = openStation(program);
      valueOf(await station.appendStation([packInstalled(pack, station.actor)]));
    },
  };
}

const recorded = (
  { calls, clerkId }: { calls: Handlers['training']; clerkId: string },
  code: string,
  day: string,
) => calls.record({ operatorId: clerkId, code, day, givenBy: '区教体局', note: '' });

describe('training that a pack asks', () => {
  it('keeps out whoever lacks it, says what is missing and who records it, and loses nothing', async () => {
    const at = await withClerk('training');
    const { program, lock, clerkIn } = at;
    await lock();
    valueOf(await clerkIn());
    const caseId = await submitCase(openStation(program));
    await at.adminIn();
    await at.install(asking([desk, privacy]));
    await lock();
    const refused = await clerkIn();
    expect(refused).toEqual({
      ok: false,
      error: {
        kind: 'trainingMissing',
        lacking: [
          { title: '窗口受理培训', drillCounts: false },
          { title: '个人信息保护', drillCounts: false },
        ],
        admins: ['程望'],
      },
    });
    expect(program.lifecycle.current()).toBeUndefined();
    if (refused.ok || refused.error.kind !== 'trainingMissing') return;
    const said = pick('zh-CN').errors.trainingMissing(refused.error);
    expect(said.happened).toContain('“窗口受理培训”没有登记；“个人信息保护”没有登记');
    expect(said.safe).toContain('一件也没有少');
    expect(said.todo).toContain('站点管理员（程望）');

    await at.adminIn();
    expect(await eventsIn(program)).toContainEqual({
      type: 'unlockRefused',
      tries: 1,
      reason: 'trainingMissing',
    });
    valueOf(await recorded(at, 'T1', '2026-03-01'));
    await lock();
    expect(await clerkIn()).toMatchObject({ error: { lacking: [{ title: '个人信息保护' }] } });
    await at.adminIn();
    valueOf(await recorded(at, 'T2', '2026-02-20'));
    await lock();
    valueOf(await clerkIn());
    expect(await openStation(program).desk.find(caseId)).toMatchObject({ value: { id: caseId } });
  });

  it('is told beforehand as it runs out, keeps nobody out on its last day, and everybody after it', async () => {
    const at = await withClerk('training-days');
    await at.install(asking([desk, privacy]));
    valueOf(await recorded(at, 'T1', '2026-03-01'));
    valueOf(await recorded(at, 'T2', '2026-03-01'));
    const states = async () => {
      await at.lock();
      valueOf(await at.clerkIn());
      return valueOf(await at.calls.own(undefined)).map(({ state, until }) => [state, until]);
    };
    const until = '2026-06-09';
    const both = (one: string, other: string) => [
      [one, until],
      [other, until],
    ];
    expect(await states()).toEqual(both('held', 'held'));
    at.clock.now = '2026-05-10T15:59:00.000Z';
    expect(await states()).toEqual(both('held', 'held'));
    // A minute later it is 11 May in Beijing: 30 days with the last one are left.
    at.clock.now = '2026-05-10T16:00:00.000Z';
    expect(await states()).toEqual(both('runsOut', 'held'));
    at.clock.now = '2026-06-09T15:59:00.000Z';
    expect(await states()).toEqual(both('runsOut', 'runsOut'));
    await at.lock();
    at.clock.now = '2026-06-09T16:00:00.000Z';
    expect(await at.clerkIn()).toMatchObject({
      error: { kind: 'trainingMissing', lacking: [{ ranOutOn: until }, { ranOutOn: until }] },
    });
  });

  it('never keeps out an administrator, and no pack may ask it of them', async () => {
    const at = await withClerk('training-admin');
    const everybody = ['clerk' as const, 'agent' as const, 'reviewer' as const, 'auditor' as const];
    await at.install(asking([{ ...desk, roles: everybody }]));
    expect(await at.adminIn()).toMatchObject({ operator: { role: 'admin' } });
    expect(valueOf(await at.calls.own(undefined))).toEqual([]);
    const [admin, clerk] = valueOf(await at.calls.list(undefined));
    expect(admin).toMatchObject({ role: 'admin', standings: [] });
    expect(clerk?.standings).toMatchObject([{ code: 'T1', state: 'never' }]);
  });

  it('is recorded for what is asked of the role, up to today, once; a wrong record is withdrawn and stays in the trail', async () => {
    const at = await withClerk('training-records');
    await at.install(asking([desk]));
    expect(await recorded(at, 'T9', '2026-03-01')).toMatchObject({
      error: { kind: 'trainingNotAsked' },
    });
    expect(await recorded(at, 'T1', '2026-03-02')).toMatchObject({
      error: { kind: 'trainingDayWrong' },
    });
    const admin = openStation(at.program).operator.id;
    expect(await recorded({ ...at, clerkId: admin }, 'T1', '2026-03-01')).toMatchObject({
      error: { kind: 'trainingNotAsked' },
    });
    valueOf(await recorded(at, 'T1', '2026-03-01'));
    valueOf(await recorded(at, 'T1', '2026-03-01'));
    // What is known stands in the ledger: the program is started anew.
    await at.lock();
    const later = startProgram(at.folder, at.parts);
    programs.push(later);
    valueOf(await later.lifecycle.unlock(founder.passphrase, '01'));
    const calls = trainingHandlers(createDoors(later.lifecycle), at.parts.now);
    const records = async () => valueOf(await calls.list(undefined))[1]?.records ?? [];
    expect(await records()).toMatchObject([{ day: '2026-03-01', givenBy: '区教体局', by: '程望' }]);
    const id = (await records())[0]?.id ?? '';
    valueOf(await calls.withdraw({ id, reason: '记错了人' }));
    valueOf(await calls.withdraw({ id, reason: '再撤一次' }));
    expect(await records()).toEqual([]);
    const told = (await eventsIn(later))
      .filter(({ type }) => type.startsWith('training'))
      .map((event) => stationTraceWords(pick('zh-CN'), event));
    expect(told).toEqual([
      '登记岗位培训“窗口受理培训”，2026-03-01，由区教体局培训',
      '撤销一条岗位培训登记，理由：记错了人',
    ]);
    await later.lifecycle.lock('asked');
    expect(await later.lifecycle.unlock(own, 'C2')).toMatchObject({
      error: { kind: 'trainingMissing' },
    });
  });

  it('may be a sample family of the drill, which stays open to whoever is kept out', async () => {
    const at = await withClerk('training-drill');
    await at.install(asking([{ ...desk, drillCounts: true }]));
    await at.lock();
    expect(await at.clerkIn()).toMatchObject({ error: { lacking: [{ drillCounts: true }] } });
    valueOf(await at.clerkIn('drill'));
    expect(valueOf(await at.calls.own(undefined))).toEqual([]);
    expect(await at.calls.list(undefined)).toMatchObject({ error: { kind: 'notInDrill' } });
    await at.lock();
    // Looking round is not practising.
    expect(await at.clerkIn()).toMatchObject({ error: { kind: 'trainingMissing' } });
    // Nor is what the program submits of its samples, which leaves a family to be practised with.
    valueOf(await at.clerkIn('drill'));
    const drill = openStation(at.program);
    const loaded = await filledCase(drill);
    valueOf(await submitSample(drill, loaded));
    await at.lock();
    expect(await at.clerkIn()).toMatchObject({ error: { kind: 'trainingMissing' } });
    valueOf(await at.clerkIn('drill'));
    // One child has one open case: the first one ends.
    for (const answer of ['receipt', 'refused'] as const) {
      const asked = { caseId: loaded, answer };
      valueOf(await answerAsPlatform(openStation(at.program), asked, at.parts.now));
    }
    await submitCase(openStation(at.program));
    await at.lock();
    valueOf(await at.clerkIn());
    const practised = (await eventsIn(at.program)).filter(({ type }) => type === 'familyPractised');
    expect(practised).toEqual([
      { type: 'familyPractised', operatorId: at.clerkId, day: '2026-03-01' },
    ]);
    await at.lock();
    at.clock.now = '2026-06-10T02:00:00.000Z';
    expect(await at.clerkIn()).toMatchObject({ error: { kind: 'trainingMissing' } });
  });

  it('is told by name before a pack that asks it comes into force, and asked of the next unlock', async () => {
    const at = await withClerk('training-install');
    const county = newPackKey();
    const station = openStation(at.program);
    valueOf(await station.appendStation([pairedWith(county)]));
    const text = signedPackText(asking([desk]), county);
    const checked = valueOf(await station.policy.check({ text, bytes: Buffer.byteLength(text) }));
    expect(checked.shutOut).toEqual([
      { name: '林知遥', code: 'C2', role: 'clerk', lacking: ['窗口受理培训'] },
    ]);
    await at.lock();
    valueOf(await at.clerkIn());
    await at.adminIn();
    const again = openStation(at.program);
    await again.policy.check({ text, bytes: Buffer.byteLength(text) });
    valueOf(await again.policy.install(checked.sha256, reason, again.actor));
    await at.lock();
    expect(await at.clerkIn()).toMatchObject({ error: { kind: 'trainingMissing' } });
  });
});
