/** What a drill's pretended platform may say, when, and that a real station has none. */
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerAsPlatform, submitSample } from '../../electron/desk/drill-answers';
import type { Lifecycle } from '../../electron/desk/lifecycle';
import type { Station } from '../../electron/desk/station';
import type { DrillAnswer } from '../../shared/domain/drill';
import {
  aLifecycleAt,
  current,
  drillPassphrase,
  enterDrill,
  filledCase,
  submitCase,
} from '../support/drill-on-disk';
import { scratchFolder } from '../support/scratch-folder';

const facts = { passphrase: drillPassphrase, operatorName: '程望', school: '望潮小学' };
const now = () => new Date().toISOString();

let folder: string;
let lifecycle: Lifecycle;
beforeEach(async () => {
  folder = scratchFolder('drill-answers');
  lifecycle = aLifecycleAt(folder);
  await lifecycle.create(facts);
});
afterEach(() => lifecycle.lock('asked'));

describe('the pretended platform', () => {
  const say = (station: Station, caseId: string, answer: DrillAnswer) =>
    answerAsPlatform(station, { caseId, answer }, now);

  it('takes a case from the receipt to the decision, each word marked, none before its turn', async () => {
    await enterDrill(lifecycle);
    const station = current(lifecycle);
    const caseId = await submitCase(station);
    expect(await say(station, uuidv7(), 'receipt')).toMatchObject({
      error: { kind: 'caseUnknown' },
    });
    expect(await say(station, caseId, 'accepted')).toMatchObject({
      error: { kind: 'notAllowedInState', state: 'queued' },
    });
    expect(await say(station, caseId, 'receipt')).toMatchObject({ ok: true });
    expect(await say(station, caseId, 'receipt')).toMatchObject({ ok: false });
    for (let step = 0; step < 3; step += 1) {
      expect(await say(station, caseId, 'reviewPassed')).toMatchObject({ ok: true });
    }
    expect(await say(station, caseId, 'reviewPassed')).toMatchObject({ ok: false });
    expect(await say(station, caseId, 'accepted')).toMatchObject({ ok: true });
    const found = await station.desk.find(caseId);
    const decided = found.ok ? found.value : undefined;
    expect(decided?.state).toBe('decided');
    expect(decided?.receipt?.matterNumber).toMatch(/^演练-DRILL/);
    const letterId = uuidv7();
    expect(
      await station.desk.execute(
        { name: 'issueLetter', caseId, letterId, kind: 'placeNotice' },
        station.actor,
      ),
    ).toMatchObject({ ok: true });
    const entries = await station.cases.entries(caseId);
    const said = (entries.ok ? entries.value : []).filter(
      ({ body }) => body.actor.role === 'platform',
    );
    expect(said.map(({ body }) => body.actor.name)).toEqual(Array(5).fill('演练'));
  });

  it('asks for a correction that can be sent in again', async () => {
    await enterDrill(lifecycle);
    const station = current(lifecycle);
    const caseId = await submitCase(station);
    await say(station, caseId, 'receipt');
    expect(await say(station, caseId, 'correction')).toMatchObject({ ok: true });
    const { desk, actor } = station;
    const changes = { 'guardian1.phone': '15400000002' };
    await desk.execute({ name: 'editForm', caseId, changes }, actor);
    expect(await desk.execute({ name: 'submitCase', caseId }, actor)).toMatchObject({ ok: true });
    expect(await say(station, caseId, 'receipt')).toMatchObject({ ok: true });
    expect(await say(station, caseId, 'refused')).toMatchObject({ ok: true });
  });

  it('is not there in a real station', async () => {
    const caseId = await submitCase(current(lifecycle));
    expect(await say(current(lifecycle), caseId, 'receipt')).toEqual({
      ok: false,
      error: { kind: 'onlyInDrill' },
    });
    const filled = await filledCase(current(lifecycle));
    expect(await submitSample(current(lifecycle), filled)).toEqual({
      ok: false,
      error: { kind: 'onlyInDrill' },
    });
    expect(current(lifecycle).ledger.cases.get(filled)?.state).toBe('ready');
  });
});
