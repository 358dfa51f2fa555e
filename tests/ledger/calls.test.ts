/** 10,000 random calls through the real gate, rules, handlers and desk, as every role and locked: an oracle of its own finds no bypass. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, it, vi } from 'vitest';
import { gateCalls } from '../../electron/call-gate';
import type { HandlerParts } from '../../electron/desk/handlers';
import { createHandlers } from '../../electron/desk/handlers';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { OperatorRole } from '../../shared/domain/command';
import { err } from '../../shared/domain/result';
import type { Kin } from '../../shared/ipc/calls/kin';
import { callers } from '../support/calls-around';
import { completeForm } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { restOfMain } from '../support/main-around';
import { openStationAs, people } from '../support/people';
import { seeded } from '../support/random';
import { randomArguments } from '../support/random-calls';
import { scratchFolder } from '../support/scratch-folder';

// No window here: printing and saving end where they would need one.
vi.mock('electron', () => import('../support/no-window'));

const calls = 10_000;
const canary = '慕容听雨';
const form = { ...completeForm, 'child.name': canary };
const seats = [undefined, 'clerk', 'otherClerk', 'agent', 'reviewer', 'auditor', 'admin'] as const;

const folder = scratchFolder('calls');
const stationKey = newKey();
let station: Station | undefined;
afterAll(async () => station?.close());

const commandsOfReviewers = [
  'addHomeVisit',
  'issueLetter',
  'voidLetter',
  'sealArchive',
  'settleFinding',
];

it('lets nothing through that may not be', async () => {
  const seed = 20261128;
  const random = seeded(seed);
  const lifecycle: HandlerParts['lifecycle'] = {
    current: () => station,
    status: async () => ({
      state: station === undefined ? 'locked' : 'unlocked',
      waitSeconds: 0,
      asksForCode: true,
      canRecover: false,
    }),
    create: async () => err({ kind: 'stationExists' }),
    unlock: async () => err({ kind: 'wrongPassphrase', waitSeconds: 0 }),
    recover: async () => err({ kind: 'wrongPassphrase', waitSeconds: 0 }),
    eraseDrill: async () => err({ kind: 'onlyInDrill' }),
    agree: async () => err({ kind: 'restoreRunning' }),
    lastWords: () => undefined,
    takeLastWord: () => undefined,
    alone: (work) => work(),
    lock: async () => {
      await station?.close();
      station = undefined;
    },
    reopenAfterFailure: async () => undefined,
  };
  const broke: unknown[] = [];
  const handlers = createHandlers({ lifecycle, ...restOfMain(folder) });
  const gated = gateCalls(
    handlers,
    (event, facts) => event === 'callBroke' && broke.push(facts),
    () => station?.operator.role,
    () => undefined,
    () => station?.selfService.now(),
  );
  expect(gated.map(({ group, name }) => `${group}.${name}`).sort()).toEqual(
    Object.keys(callers).sort(),
  );

  const owner = new Map<string, string>();
  const shared = new Set<string>();
  const images = new Map<string, string>();
  const sit = async (seat: (typeof seats)[number]) => {
    await lifecycle.lock('asked');
    if (seat === undefined) return;
    station = await openStationAs(folder, stationKey, seat === 'admin' ? undefined : people[seat]);
  };
  await sit('admin');
  const admin = station as unknown as Station;
  const founder = admin.actor.id;
  const notices = { id: 'n', series: 'placeNotice' as const, stationCode: 'LT', from: 1, to: 999 };
  const paired = { stationId: uuidv7(), stationCode: 'LT', platformName: '平台', token: 'token' };
  const platform = { platformUrl: 'http://127.0.0.1:9', platformKeyId: 'k' };
  await admin.appendStation([
    {
      type: 'stationPaired',
      ...paired,
      ...platform,
      platformPublicKey: 'cHVibGlj',
      blocks: [notices],
    },
  ]);
  for (const by of [people.clerk, people.otherClerk, people.agent, admin.actor]) {
    for (const state of ['draft', 'incomplete', 'ready', 'queued', 'decided', 'held'] as const) {
      const seeding = { state, by: { ...by, role: 'clerk' as const }, form };
      const { id, revision } = await seedCase(admin, seeding);
      owner.set(id, by.id);
      if (revision > 0) shared.add(id);
      const put = await admin.blobs.put(id, Buffer.from(`${canary} ${id}`));
      if (put.ok) images.set(id, put.value);
    }
  }
  const ids = [...owner.keys()];

  // A letter is issued once a case: these nobody issues before a reviewer does, who can do little else.
  const decided: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    const { id } = await seedCase(admin, { state: 'decided', by: admin.actor, form });
    owner.set(id, founder);
    shared.add(id);
    decided.push(id);
  }

  const give = randomArguments({ random, ids, images, founder });

  /** Whoever locks is out until the next one sits down: seldom. */
  const staying = gated.filter(({ name }) => name !== 'lock');
  /** What is worth most to who should not have it. */
  const heart = staying.filter(({ group }) =>
    ['desk', 'ledger', 'blobs', 'papers'].includes(group),
  );
  const changes = ['execute', 'addPage', 'checkIdentity'];
  const work = staying.filter(({ group, name }) => group === 'desk' && changes.includes(name));
  const isStatus = (one: (typeof gated)[number]) =>
    one.group === 'station' && one.name === 'status';
  const passed = new Map<string, number>();
  /** Commands that were carried out at least once: what is never carried out tests no rule. */
  const carriedOut = new Set<string>();
  const wrong: string[] = [];
  const note = (what: string, index: number) => wrong.push(`seed ${seed}, call ${index}: ${what}`);
  for (let index = 0; index < calls; index += 1) {
    if (index % 60 === 0) await sit(random.pick(seats));
    const from = random.pick([random.below(10) === 0 ? gated : staying, heart, work]);
    // Whoever sits down looks first, as the window does.
    const drawn = index % 60 === 0 ? gated.filter(isStatus) : from;
    const { group, name, ask } = random.pick(drawn);
    const call = `${group}.${name}`;
    const reviewing = station?.operator.role === 'reviewer' && random.below(3) > 0;
    const own = ids.filter((id) => owner.get(id) === station?.operator.id);
    const caseId = random.pick(
      reviewing ? decided : random.below(2) === 0 ? ids : [...own, ...ids],
    );
    const opened = group === 'desk' ? await station?.desk.find(caseId) : undefined;
    const current = opened?.ok === true ? opened.value : undefined;
    const argument = give(call, caseId, current);
    const here = station;
    const who = here?.actor;
    const head = here?.ledger.durableHead();
    const answer = await ask(argument);
    const may = callers[call];
    const role: OperatorRole | undefined = here?.operator.role;
    const sees = (id: string) =>
      shared.has(id) || owner.get(id) === who?.id || role === 'admin' || role === 'auditor';
    if (!answer.ok) {
      if (here !== undefined && here === station && here.ledger.durableHead() !== head) {
        note(`${call} refused and written`, index);
      }
      continue;
    }
    const { name: command } = (argument ?? {}) as { name?: string };
    if (call === 'desk.execute' && command !== undefined) carriedOut.add(command);
    passed.set(`${role ?? 'nobody'} ${call}`, 1 + (passed.get(`${role ?? 'nobody'} ${call}`) ?? 0));
    if (may === undefined || (may !== 'anyone' && !may.includes(role ?? 'nobody'))) {
      note(`${call} answered to ${role ?? 'nobody'}`, index);
    }
    if (group === 'papers' || group === 'blobs' || name === 'kin') {
      if (!sees(caseId)) note(`${call} showed another's draft to ${role}`, index);
    }
    if (call === 'desk.kin') {
      const { cases, siblings } = answer.value as Kin;
      const shown = [...cases.filter((one) => one.seen), ...siblings];
      if (!shown.every((one) => sees(one.caseId)))
        note(`kin showed another's draft to ${role}`, index);
    }
    if (call === 'ledger.read') {
      const { batches } = answer.value as { batches: { caseId: string; gone?: true }[] };
      for (const batch of batches) {
        if (sees(batch.caseId) || (batch.gone === true && !JSON.stringify(batch).includes(canary)))
          continue;
        note(`ledger.read told ${role} of another's draft`, index);
      }
    }
    if (call === 'desk.execute' || call === 'desk.addPage' || call === 'desk.checkIdentity') {
      const named = argument as { name?: string; caseId: string; to?: string };
      const command = { ...named, name: call === 'desk.execute' ? (named.name ?? '') : name };
      const mine = owner.get(command.caseId) === who?.id || shared.has(command.caseId);
      const fresh = !owner.has(command.caseId);
      if (command.name === 'openCase' ? !fresh : !mine) {
        const byAdmin = command.name === 'handOverCase' && role === 'admin';
        if (!byAdmin) note(`${command.name} by ${role} on another's draft`, index);
      }
      if (role === 'reviewer' && !commandsOfReviewers.includes(command.name)) {
        note(`${command.name} by a reviewer`, index);
      }
      if (command.name.startsWith('record')) note(`${command.name} by a person`, index);
      if (command.name === 'openCase' && who !== undefined) {
        owner.set(command.caseId, who.id);
        ids.push(command.caseId);
      }
      if (command.name === 'handOverCase') owner.set(command.caseId, command.to ?? '');
      if (command.name === 'submitCase') shared.add(command.caseId);
    }
  }
  expect(wrong).toEqual([]);
  expect(broke).toEqual([]);
  // Not all refusals: every role got something done that is its own.
  for (const what of [
    'clerk desk.execute',
    'clerk desk.addPage',
    'clerk desk.checkIdentity',
    'agent desk.execute',
    'admin desk.execute',
    'reviewer desk.execute',
    'auditor ledger.read',
    'auditor blobs.read',
    'clerk blobs.read',
    'nobody station.status',
  ]) {
    expect(passed.get(what) ?? 0, what).toBeGreaterThan(0);
  }
  // What administrators alone may do is drawn a few times in all: which of it is chance.
  const adminsOnly = Object.entries(callers).flatMap(([call, may]) =>
    may !== 'anyone' && may.every((role) => role === 'admin') ? [call] : [],
  );
  expect(adminsOnly.filter((call) => passed.has(`admin ${call}`))).not.toEqual([]);
  // 提交 wants a case that is ready and 封存 letters that are drawn: nobody here leaves or makes such.
  expect([...carriedOut]).toEqual(
    expect.arrayContaining([
      ...['openCase', 'chooseKind', 'chooseGroup', 'editForm', 'handOverCase'],
      ...['issueLetter', 'voidLetter', 'noticeMissing', 'settleFinding'],
      ...['inspectDocument', 'removePage', 'reorderPages', 'addHomeVisit'],
    ]),
  );
});
