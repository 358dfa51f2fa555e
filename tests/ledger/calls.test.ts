/** 10,000 random calls through the real gate, rules, handlers and desk, as every role and locked: an oracle of its own finds no bypass. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, it, vi } from 'vitest';
import { gateCalls } from '../../electron/call-gate';
import type { HandlerParts } from '../../electron/desk/handlers';
import { createHandlers } from '../../electron/desk/handlers';
import type { Station } from '../../electron/desk/station';
import { createOneTimeShelf } from '../../electron/files/print-paper';
import { newKey } from '../../electron/vault/seal';
import type { OperatorRole } from '../../shared/domain/command';
import { err, ok } from '../../shared/domain/result';
import type { Kin } from '../../shared/ipc/calls/kin';
import type { SyncStatus } from '../../shared/ipc/contract';
import { callers, restOfMain } from '../support/calls-around';
import { completeForm } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

// No window here: printing and saving end where they would need one.
vi.mock('electron', () => ({
  BrowserWindow: class {},
  dialog: {},
  app: {},
  session: {},
  shell: {},
}));

const calls = 10_000;
const canary = '慕容听雨';
const form = { ...completeForm, 'child.name': canary };
const seats = [undefined, 'clerk', 'otherClerk', 'agent', 'reviewer', 'auditor', 'admin'] as const;

const folder = scratchFolder('calls');
const stationKey = newKey();
let station: Station | undefined;
afterAll(async () => station?.close());

/** A small seeded generator (mulberry32). */
function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T,
  };
}

const commandsOfReviewers = ['issueLetter', 'voidLetter', 'sealArchive', 'settleFinding'];

it('lets nothing through that may not be', async () => {
  const seed = 20261125;
  const random = seeded(seed);
  const status: SyncStatus = { line: 'unknown', unsent: 0, progress: [] };
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
    alone: (work) => work(),
    lock: async () => {
      await station?.close();
      station = undefined;
    },
    reopenAfterFailure: async () => undefined,
  };
  const broke: unknown[] = [];
  const handlers = createHandlers({
    lifecycle,
    tableScript: '',
    version: '0',
    window: () => undefined,
    shelf: createOneTimeShelf(),
    now: () => new Date().toISOString(),
    ...restOfMain(folder),
    sync: {
      status: () => status,
      pair: async () => ok(status),
      wake: () => undefined,
      sendNow: () => ok(status),
    },
  });
  const gated = gateCalls(
    handlers,
    (event, facts) => event === 'callBroke' && broke.push(facts),
    () => station?.operator.role,
    () => undefined,
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

  const junk = () =>
    random.pick<unknown>([
      undefined,
      null,
      '',
      7,
      [],
      {},
      { caseId: '../../etc/passwd' },
      { name: 'recordDecision', caseId: random.pick(ids), __proto__: null },
      { after: -1, limit: 1e9 },
      JSON.parse('{"__proto__":{"role":"admin"},"caseId":"x"}'),
    ]);
  const commandFor = (caseId: string): Record<string, unknown> & { name: string } => {
    const answers = { preferential: false, localRegister: true, localHome: false };
    const to = random.pick([...Object.values(people).map(({ id }) => id), founder, uuidv7()]);
    return random.pick<Record<string, unknown> & { name: string }>([
      { name: 'openCase', caseId: random.below(8) === 0 ? uuidv7() : caseId, answers },
      { name: 'chooseKind', caseId, kind: random.pick(['primary', 'junior', 'transferIn']) },
      { name: 'chooseGroup', caseId, answers },
      { name: 'editForm', caseId, changes: { 'child.nation': random.pick(['汉', '回']) } },
      { name: 'handOverCase', caseId, to, note: '' },
      { name: 'submitCase', caseId },
      { name: 'issueLetter', caseId, letterId: uuidv7(), kind: 'placeNotice' },
      { name: 'voidLetter', caseId, letterId: uuidv7(), reason: '写错' },
      { name: 'sealArchive', caseId, archiveId: uuidv7() },
      {
        name: 'settleFinding',
        caseId,
        kind: 'reported',
        key: 'x',
        outcome: 'change',
        reason: '更正',
      },
      { name: 'recordLetterSaved', caseId, letterId: uuidv7() },
    ]);
  };
  const argumentFor = (call: string, caseId: string): unknown => {
    if (random.below(6) === 0) return junk();
    switch (call) {
      case 'desk.execute':
        return commandFor(caseId);
      case 'desk.addPage': {
        const image = new Uint8Array(20);
        const of = { documentId: uuidv7(), requirementId: 'register', kind: 'hukou' };
        const page = { pageId: uuidv7(), role: 'cover', source: 'file' };
        return { caseId, ...of, ...page, original: image, corrected: image };
      }
      case 'desk.kin':
        return { caseId };
      case 'desk.resumeSending':
        return { caseId, entryId: uuidv7() };
      case 'ledger.read':
        return { after: random.below(40), limit: 1 + random.below(60) };
      case 'blobs.read':
        return { caseId, sha256: images.get(caseId) ?? 'a'.repeat(64) };
      case 'papers.printLetter':
        return { caseId, letterId: uuidv7(), copies: 1 };
      case 'papers.letterPdf':
      case 'papers.saveLetter':
        return { caseId, letterId: uuidv7() };
      case 'papers.archivePdf':
      case 'papers.saveArchive':
        return { caseId };
      case 'pupils.checkExport':
        return { scope: 'submitted' };
      case 'pupils.export':
        return { scope: 'submitted', reason: '建立学籍', digest: 'a'.repeat(64) };
      case 'sync.pair':
        return { url: 'http://127.0.0.1:9', code: 'CODE-1' };
      default:
        return undefined;
    }
  };

  /** Whoever locks is out until the next one sits down: seldom. */
  const staying = gated.filter(({ name }) => name !== 'lock');
  /** What is worth most to who should not have it. */
  const heart = staying.filter(({ group }) =>
    ['desk', 'ledger', 'blobs', 'papers'].includes(group),
  );
  const passed = new Map<string, number>();
  const wrong: string[] = [];
  const note = (what: string, index: number) => wrong.push(`seed ${seed}, call ${index}: ${what}`);
  for (let index = 0; index < calls; index += 1) {
    if (index % 60 === 0) await sit(random.pick(seats));
    const from = random.below(20) === 0 ? gated : random.below(2) === 0 ? heart : staying;
    const { group, name, ask } = random.pick(from);
    const call = `${group}.${name}`;
    const reviewing = station?.operator.role === 'reviewer' && random.below(3) === 0;
    const caseId = random.pick(reviewing ? decided : ids);
    const argument = argumentFor(call, caseId);
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
    passed.set(`${role ?? 'nobody'} ${call}`, 1 + (passed.get(`${role ?? 'nobody'} ${call}`) ?? 0));
    if (may === undefined || (may !== 'anyone' && !may.includes(role ?? 'nobody'))) {
      note(`${call} answered to ${role ?? 'nobody'}`, index);
    }
    if (group === 'papers' || group === 'blobs' || name === 'kin') {
      if (!sees(caseId)) note(`${call} showed another's draft to ${role}`, index);
    }
    if (call === 'desk.kin') {
      const { cases } = answer.value as Kin;
      for (const one of cases) {
        if (one.seen && !sees(one.caseId)) note(`kin showed another's draft to ${role}`, index);
      }
    }
    if (call === 'ledger.read') {
      const { batches } = answer.value as { batches: { caseId: string; gone?: true }[] };
      for (const batch of batches) {
        if (sees(batch.caseId) || (batch.gone === true && !JSON.stringify(batch).includes(canary)))
          continue;
        note(`ledger.read told ${role} of another's draft`, index);
      }
    }
    if (call === 'desk.execute' || call === 'desk.addPage') {
      const command = argument as { name: string; caseId: string; to?: string };
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
    'agent desk.execute',
    'admin desk.execute',
    'reviewer desk.execute',
    'auditor ledger.read',
    'auditor blobs.read',
    'clerk blobs.read',
    'admin sync.pair',
    'nobody station.status',
  ]) {
    expect(passed.get(what) ?? 0, what).toBeGreaterThan(0);
  }
}, 120_000);
