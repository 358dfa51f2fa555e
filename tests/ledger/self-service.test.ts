/** 自助 over a real ledger and vault: what main answers while a family works on one case, and how a clerk comes back. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createSelfService } from '../../electron/desk/self-service';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import type { Batch, Session } from '../../shared/ipc/contract';
import { callers } from '../support/calls-around';
import { completeForm, noHome } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { jpeg } from '../unit/image-samples';
import { mainOf } from '../support/main-around';
import { seeded } from '../support/random';
import { randomArguments } from '../support/random-calls';
import { scratchFolder } from '../support/scratch-folder';
import { entriesOf } from '../support/station-on-disk';
import {
  eventsIn,
  founder,
  newProgram,
  openStation,
  startProgram,
  valueOf,
  type Program,
} from '../support/station-people';

// No window here: printing and saving end where they would need one.
vi.mock('electron', () => import('../support/no-window'));

/** What domain and design let a family do, read by a person and not from the program. */
const familyMay = new Set([
  'station.status',
  'station.settled',
  'station.cleared',
  'station.lock',
  'selfService.takeOver',
  'selfService.cover',
  'ledger.read',
  'desk.execute',
  'desk.addPage',
  'scanners.keep',
  'blobs.read',
]);
const familyCommands = ['openCase', 'chooseGroup', 'editForm', 'removePage'];
/** Answered even when nothing is to be seen. */
const coveredMay = new Set(['station.status', 'station.settled', 'station.cleared']);
const calls = 4_000;
const form = { ...completeForm, 'child.name': '慕容听雨' };

const folder = scratchFolder('self-service');
let program: Program;
let main: ReturnType<typeof mainOf>;
let mine: string;
let nowMs = 0;
const others: string[] = [];
const images = new Map<string, string>();

beforeAll(async () => {
  program = await newProgram(join(folder, 'station'));
  main = mainOf(program, folder);
  const station = openStation(program);
  for (const state of ['draft', 'incomplete', 'ready', 'queued', 'decided'] as const) {
    const { id } = await seedCase(station, { state, by: station.operator, form });
    others.push(id);
    images.set(id, valueOf(await station.blobs.put(id, Buffer.from(`picture ${id}`))));
  }
  mine = (await seedCase(station, { state: 'incomplete', by: station.operator, form })).id;
  images.set(mine, valueOf(await station.blobs.put(mine, Buffer.from('own picture'))));
});

const begin = async (caseId: string) =>
  valueOf(
    (await main.ask('selfService.begin', { caseId, kind: 'primary', isWhole: false })) as Result<
      Session,
      AppError
    >,
  );
const takeOver = (passphrase: string, then: 'desk' | 'family' = 'desk') =>
  main.ask('selfService.takeOver', { passphrase, then }) as Promise<
    Result<{ session?: Session }, AppError>
  >;
const stepsOf = async (caseId: string) =>
  (await eventsIn(program)).flatMap((event) =>
    event.type === 'selfService' && event.caseId === caseId ? [event.step] : [],
  );

describe('a station that is a self-service terminal', () => {
  it('begins only for a draft that the clerk may work on', async () => {
    const [, , , queued, decided] = others;
    for (const caseId of [queued, decided]) {
      expect(
        await main.ask('selfService.begin', { caseId, kind: 'primary', isWhole: false }),
      ).toMatchObject({
        error: { kind: 'notAllowedInState' },
      });
    }
    expect(await main.ask('selfService.cover')).toMatchObject({
      error: { kind: 'selfServiceNone' },
    });
    expect(await takeOver(founder.passphrase)).toMatchObject({
      error: { kind: 'selfServiceNone' },
    });
    expect(openStation(program).selfService.now()).toBeUndefined();
  });

  it(`answers ${calls} random calls with that one case, and with nothing else`, async () => {
    const seed = 20261129;
    const random = seeded(seed);
    const session = await begin(mine);
    expect(session.selfService).toEqual({ caseId: mine, kind: 'primary' });
    expect(session.workingSet.name).toMatch(/^self-set-[0-9a-f]{16}$/);
    const station = openStation(program);
    expect(session.workingSet.key).not.toEqual(new Uint8Array(station.workingSet.key));

    const ids = [mine, ...others];
    const give = randomArguments({ random, ids, images, founder: station.operator.id });
    // Taking over is tried below, where its wrong tries are counted.
    const staying = main.gated.filter(
      ({ group, name }) => name !== 'lock' && group !== 'selfService',
    );
    const heart = staying.filter(({ group }) => ['desk', 'ledger', 'blobs'].includes(group));
    const work = heart.filter(({ name }) => ['execute', 'addPage'].includes(name));
    const lastOf = () => others.map((id) => station.ledger.cases.get(id)?.last);
    const untouched = lastOf();
    const from = station.ledger.durableHead();
    const wrong: string[] = [];
    const passed = new Set<string>();
    for (let index = 0; index < calls; index += 1) {
      const { group, name, ask } = random.pick(random.pick([staying, heart, work]));
      const call = `${group}.${name}`;
      const caseId = random.below(2) === 0 ? mine : random.pick(ids);
      const current = valueOf(await station.desk.find(caseId));
      const argument = give(call, caseId, current);
      const head = station.ledger.durableHead();
      const answer = await ask(argument);
      const note = (what: string) => wrong.push(`seed ${seed}, call ${index}: ${call} ${what}`);
      if (!answer.ok) {
        if (station.ledger.durableHead() !== head) note('refused and written');
        continue;
      }
      passed.add(call);
      if (!familyMay.has(call)) note('answered');
      const about = (argument ?? {}) as { caseId?: string; name?: string };
      if (about.caseId !== undefined && about.caseId !== mine) note('about another case');
      if (call === 'desk.execute') {
        passed.add(about.name ?? '');
        if (!familyCommands.includes(about.name ?? '')) note(`did ${about.name}`);
      }
      if (call === 'ledger.read') {
        const { batches } = answer.value as { batches: readonly Batch[] };
        if (batches.some((batch) => batch.caseId !== mine)) note('told of another case');
      }
    }
    expect(wrong).toEqual([]);
    expect(main.broke).toEqual([]);
    expect(lastOf()).toEqual(untouched);
    // Not all refusals.
    for (const call of ['desk.execute', 'desk.addPage', 'ledger.read', 'blobs.read', 'editForm']) {
      expect([...passed], call).toContain(call);
    }
    expect(new Set(main.refusals)).toContain('operators.list selfServiceRunning');
    const bodies = (await entriesOf(station))
      .filter(({ header, body }) => header.seq > from && body.events !== undefined)
      .map(({ body }) => body);
    expect(bodies.length).toBeGreaterThan(20);
    for (const { actor, command } of bodies)
      expect(actor, command).toHaveProperty('byFamily', true);
  });

  it('answers nothing but the clerk while it is covered', async () => {
    valueOf(await main.ask('selfService.cover'));
    const random = seeded(7);
    const give = randomArguments({ random, ids: [mine, ...others], images, founder: 'x' });
    const through: string[] = [];
    for (const { group, name, ask } of main.gated) {
      const call = `${group}.${name}`;
      if (['station.lock', 'selfService.takeOver'].includes(call)) continue;
      const answer = await ask(give(call, mine, undefined));
      if (answer.ok && !coveredMay.has(call)) through.push(call);
    }
    expect(through).toEqual([]);
    expect(Object.keys(callers)).toHaveLength(main.gated.length);
  });

  it('goes on with the family when the clerk says so, and ends by the passphrase alone', async () => {
    const wrong = await takeOver('not the one');
    expect(wrong).toMatchObject({ error: { kind: 'wrongPassphrase' } });
    const { waitSeconds } = await program.lifecycle.status();
    expect(waitSeconds).toBe(0);
    expect(valueOf(await takeOver(founder.passphrase, 'family'))).toEqual({});
    const typed = { name: 'editForm', caseId: mine, changes: { 'child.nation': '回' } };
    valueOf(await main.ask('desk.execute', typed));
    const { session } = valueOf(await takeOver(founder.passphrase));
    const station = openStation(program);
    expect(session).not.toHaveProperty('selfService');
    expect(session?.workingSet.key).toEqual(new Uint8Array(station.workingSet.key));
    expect(valueOf(await station.desk.find(mine))?.familyEntry?.fields).toContain('child.nation');
    // The clerk's own again, and marked as nobody else's.
    valueOf(await main.ask('desk.execute', { ...typed, changes: { 'child.nation': '汉' } }));
    const { body } = valueOf(await station.cases.entry(station.ledger.durableHead()));
    expect(body.actor).not.toHaveProperty('byFamily');
    const { fields = [] } = valueOf(await station.desk.find(mine))?.familyEntry ?? {};
    expect(fields).not.toContain('child.nation');
    const [, , , queued = ''] = others;
    expect((await main.ask('blobs.read', { caseId: queued, sha256: images.get(queued) })).ok).toBe(
      true,
    );
    expect(await stepsOf(mine)).toEqual(['began', 'covered', 'resumed', 'takenOver']);
    // The wrong try before is in the trail, as at the door.
    const tries = (await eventsIn(program)).filter(({ type }) => type === 'unlockRefused');
    expect(tries).toEqual([{ type: 'unlockRefused', tries: 1 }]);
  });

  it('slows guessing down as the door does, and counts both together', async () => {
    await begin(mine);
    const waits: number[] = [];
    for (let tried = 0; tried < 8; tried += 1) {
      const answer = await takeOver('wrong again');
      if (!answer.ok && answer.error.kind === 'wrongPassphrase')
        waits.push(answer.error.waitSeconds);
    }
    expect(waits.at(-1)).toBeGreaterThan(0);
    expect((await program.lifecycle.status()).waitSeconds).toBe(waits.at(-1));
    expect(await takeOver(founder.passphrase)).toMatchObject({
      error: { kind: 'wrongPassphrase', waitSeconds: waits.at(-1) },
    });
    expect(openStation(program).selfService.now()?.caseId).toBe(mine);
  });

  it('is locked as ever, loses nothing, and is the desk again at the next opening', async () => {
    const changes = { 'register.head': '慕容远' };
    valueOf(await main.ask('desk.execute', { name: 'editForm', caseId: mine, changes }));
    await main.ask('station.lock', { allSaved: true, pictures: { lost: 0, unsure: 0 } });
    expect(await takeOver(founder.passphrase)).toMatchObject({ error: { kind: 'stationLocked' } });
    program = startProgram(join(folder, 'station'), { monotonicMs: () => nowMs });
    // Before the wait is over nobody comes in; the count goes on across a start.
    expect(await program.lifecycle.unlock(founder.passphrase)).toMatchObject({
      error: { kind: 'wrongPassphrase' },
    });
    nowMs += 3_600_000;
    main = mainOf(program, folder);
    valueOf(await program.lifecycle.unlock(founder.passphrase));
    const station = openStation(program);
    expect(station.selfService.now()).toBeUndefined();
    const found = valueOf(await station.desk.find(mine));
    expect(found?.form['register.head']).toBe('慕容远');
    expect(found?.familyEntry?.fields).toContain('register.head');
    expect((await stepsOf(mine)).at(-1)).toBe('locked');
    expect(valueOf(await main.ask('operators.list'))).toHaveLength(1);
  });
});

describe('a case that the family opens itself', () => {
  it('is the one that the clerk set up, with its answers marked', async () => {
    const caseId = uuidv7();
    await begin(caseId);
    const open = (id: string) =>
      main.ask('desk.execute', { name: 'openCase', caseId: id, kind: 'primary', answers: noHome });
    expect(await open(uuidv7())).toEqual({ ok: false, error: { kind: 'selfServiceRunning' } });
    valueOf(await open(caseId));
    const image = jpeg({ width: 8, height: 8 });
    const page = { documentId: uuidv7(), requirementId: 'register', kind: 'hukou', role: 'cover' };
    const added = { caseId, ...page, pageId: uuidv7(), source: 'camera' };
    valueOf(await main.ask('desk.addPage', { ...added, original: image, corrected: image }));
    const found = valueOf(await openStation(program).desk.find(caseId));
    expect(found).toMatchObject({ openedBy: '程望', familyEntry: { group: true } });
    expect(found?.documents[0]?.pages[0]).toMatchObject({ byFamily: true, source: 'camera' });
    valueOf(await takeOver(founder.passphrase));
    await program.lifecycle.lock('asked');
  });
});

describe('the whole screen', () => {
  it('is given to a family where the clerk says so, and given back by every way out', async () => {
    const told: boolean[] = [];
    const selfService = createSelfService((isWhole) => told.push(isWhole));
    const here = await newProgram(join(folder, 'whole'), { selfService });
    const { ask } = mainOf(here, folder);
    const hand = (isWhole: boolean) =>
      ask('selfService.begin', { caseId: uuidv7(), kind: 'primary', isWhole });
    // Setting the station up ended one that never ran.
    told.length = 0;
    valueOf(await hand(true));
    expect(await hand(true)).toMatchObject({ error: { kind: 'selfServiceRunning' } });
    const { passphrase } = founder;
    expect(told).toEqual([true]);
    const take = (by: string, then: 'desk' | 'family') =>
      ask('selfService.takeOver', { passphrase: by, then });
    await take('not the one', 'desk');
    valueOf(await take(passphrase, 'family'));
    expect(told).toEqual([true]);
    valueOf(await take(passphrase, 'desk'));
    expect(told).toEqual([true, false]);
    valueOf(await hand(false));
    expect(told).toEqual([true, false, false]);
    valueOf(await take(passphrase, 'desk'));
    valueOf(await hand(true));
    await here.lifecycle.lock('idle');
    expect(told.slice(-2)).toEqual([true, false]);
  });
});
