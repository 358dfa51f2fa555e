/** The register of numbers is printed as it was looked at, and the trail says so before the printer hears of it. */
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAuditRecorder } from '../../electron/desk/audit-recorder';
import { createDoors } from '../../electron/desk/doors';
import { createNumberHandlers } from '../../electron/desk/number-handlers';
import { createOutputs } from '../../electron/desk/outputs';
import { createOneTimeShelf } from '../../electron/files/one-time-shelf';
import type { Spooled } from '../../electron/files/spooler';
import type { RegisterPaper } from '../../shared/archive/register-paper';
import { ok } from '../../shared/domain/result';
import { scratchFolder } from '../support/scratch-folder';
import { founder, record, startProgram, valueOf } from '../support/station-people';

const outside = vi.hoisted(() => ({
  printers: [{ name: 'Office', displayName: '一楼', description: '', options: {} }],
  spool: async (): Promise<Spooled> => 'taken',
}));
vi.mock('electron', () => ({ dialog: {} }));
vi.mock('../../electron/files/spooler', () => ({ spoolPdf: () => outside.spool() }));
vi.mock('../../electron/window', () => ({ openWindow: () => undefined }));

const base = scratchFolder('register-print');
const window = {
  webContents: { getPrintersAsync: async () => outside.printers },
} as unknown as BrowserWindow;

function aDesk() {
  const now = () => new Date().toISOString();
  const recorder = createAuditRecorder({
    now,
    monotonicMs: () => performance.now(),
    log: () => undefined,
    onClock: () => undefined,
  });
  const program = startProgram(join(base, uuidv7()), { onOpened: (open) => recorder.open(open) });
  const current = () => program.lifecycle.current();
  const outputs = createOutputs({
    window: () => window,
    shelf: createOneTimeShelf(),
    recorder,
    current,
  });
  const asked: RegisterPaper[] = [];
  const papers = {
    makeRegister: async (content: RegisterPaper) => {
      asked.push(content);
      const bytes = new TextEncoder().encode(JSON.stringify(content));
      return ok({ bytes, pages: 1, missingGlyphs: [] });
    },
  };
  const remember = async () => undefined;
  const around = { outputs, recorder, papers, now, remember };
  const handlers = createNumberHandlers(createDoors(program.lifecycle), around);
  const told = async () =>
    (await record(program))
      .flatMap(({ events }) => events)
      .filter(({ type }) => /^(output|registerPrinted)/.test(type));
  return { program, handlers, asked, told };
}

let desk: ReturnType<typeof aDesk>;
beforeEach(async () => {
  outside.spool = async () => 'taken';
  desk = aDesk();
  valueOf(await desk.program.lifecycle.create(founder));
});
afterEach(() => desk.program.lifecycle.lock('asked'));

it('tells of the whole register, in Chinese, with the station and who made it', async () => {
  const { file } = valueOf(await desk.handlers.registerPdf(undefined));
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  const [paper] = desk.asked;
  expect(paper?.title).toBe('编号登记簿');
  expect(paper?.facts.map(({ value }) => value)).toEqual(
    expect.arrayContaining([founder.school, founder.operatorName]),
  );
  expect(paper?.series.map(({ title }) => title)).toContain('受理编号');
  expect(paper?.series.every(({ rows }) => rows.length > 0)).toBe(true);
});

it('is in the trail before the printer hears of it, and with how many numbers after', async () => {
  const { file } = valueOf(await desk.handlers.registerPdf(undefined));
  const print = { sha256: file.sha256, copies: 2 };
  let before: unknown[] = [];
  outside.spool = async () => {
    before = await desk.told();
    return 'taken';
  };
  expect((await desk.handlers.printRegister(print)).ok).toBe(true);
  const started = { type: 'outputStarted', how: 'print', what: 'register' };
  expect(before).toEqual([started]);
  const after = await desk.told();
  expect(after).toMatchObject([started, { type: 'registerPrinted' }]);
  expect(after[1]).toHaveProperty('numbers', expect.any(Number));
});

it('is not said to be printed when the printer did not take it', async () => {
  const { file } = valueOf(await desk.handlers.registerPdf(undefined));
  outside.spool = async () => 'refused';
  const printed = await desk.handlers.printRegister({ sha256: file.sha256, copies: 1 });
  expect(printed).toMatchObject({ error: { kind: 'printFailed' } });
  expect((await desk.told()).map(({ type }) => type)).toEqual(['outputStarted', 'outputFailed']);
});

it('prints nothing that was not looked at in this session', async () => {
  const refused = { error: { kind: 'paperNotReady' } };
  const { file } = valueOf(await desk.handlers.registerPdf(undefined));
  const print = { sha256: file.sha256, copies: 1 };
  const other = { ...print, sha256: 'a'.repeat(64) };
  expect(await desk.handlers.printRegister(other)).toMatchObject(refused);
  await desk.program.lifecycle.lock('asked');
  expect(await desk.handlers.printRegister(print)).toMatchObject({
    error: { kind: 'stationLocked' },
  });
  await desk.program.lifecycle.unlock(founder.passphrase);
  expect(await desk.handlers.printRegister(print)).toMatchObject(refused);
  expect(await desk.told()).toEqual([]);
});
