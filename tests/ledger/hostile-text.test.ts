/** Hostile texts at the real desk: each is there again after the record was opened anew, or refused with words; nothing else of a case moves. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatedCall } from '../../electron/call-gate';
import { gateCalls } from '../../electron/call-gate';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { DeskCommand } from '../../shared/domain/command';
import { fieldKeys } from '../../shared/domain/form';
import { errorText } from '../../shared/i18n/error-text';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import { caseOf, fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { hostileTexts, unwritableTexts } from '../support/hostile-texts';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const folder = join(scratchFolder('hostile-text'), 'station');
const key = newKey();
const operatorId = uuidv7();
const caseId = uuidv7();
let station: Station;
let execute: GatedCall['ask'];

const open = async () => {
  station = await openStationAt(folder, key, {}, operatorId);
};
beforeAll(async () => {
  await open();
  await fillAtDesk(station, caseId, unlikePages());
  // The gate of the window, before the real desk alone.
  const none = () => Promise.reject(new Error('Not asked'));
  const nobody = new Proxy({}, { get: () => none });
  const desk = new Proxy(
    { execute: (command: DeskCommand) => station.desk.execute(command, station.actor) },
    { get: (target, name) => (name === 'execute' ? target.execute : none) },
  );
  const handlers = new Proxy({}, { get: (_, group) => (group === 'desk' ? desk : nobody) });
  const quiet = () => undefined;
  const gated = gateCalls(
    handlers as Handlers,
    quiet,
    () => 'admin',
    quiet,
    () => undefined,
  );
  const call = gated.find(({ group, name }) => group === 'desk' && name === 'execute');
  if (call === undefined) throw new Error('No such call');
  execute = call.ask;
});
afterAll(() => station.close());

const current = () => caseOf(station, caseId);
/** The state follows the form: a family that is called `null` is not ready. */
const withoutForm = (one: Case) => ({ ...one, form: {}, state: 'draft' });
const edit = (changes: object) => execute({ name: 'editForm', caseId, changes });

function expectWords(error: AppError): void {
  for (const locale of ['zh-CN', 'en'] as const) {
    const { happened, safe, todo } = errorText(pick(locale), error);
    for (const text of [happened, safe, todo]) expect(text.length).toBeGreaterThan(4);
  }
}

describe('a text in the form', () => {
  it('is in the record as it was typed, in every field at once, or is refused and changes nothing', async () => {
    const before = await current();
    let kept = 0;
    let typed = before.form;
    for (const text of hostileTexts) {
      const answer = await edit(Object.fromEntries(fieldKeys.map((field) => [field, text])));
      if (answer.ok) {
        kept += 1;
        typed = Object.fromEntries(fieldKeys.map((field) => [field, text]));
      } else expectWords(answer.error);
      const { form } = await current();
      expect(form).toEqual(typed);
    }
    const refused = hostileTexts.filter(
      (text) => text.length > 500 || unwritableTexts.includes(text),
    );
    expect(kept).toBeGreaterThan(400);
    expect(kept).toBeLessThanOrEqual(hostileTexts.length - refused.length);
    const last = await current();
    expect(withoutForm(last)).toEqual(withoutForm(before));
    await station.close();
    await open();
    expect(await current()).toEqual(last);
  });

  it('that nothing can hold is refused in every field with its own words', async () => {
    const before = await current();
    const head = station.ledger.durableHead();
    for (const field of fieldKeys) {
      for (const text of unwritableTexts) {
        expect(await edit({ [field]: text }), field).toEqual({
          ok: false,
          error: { kind: 'textUnwritable' },
        });
      }
    }
    expect(station.ledger.durableHead()).toBe(head);
    expect(await current()).toEqual(before);
  });
});

it('a note keeps what was written, or is refused, and the other papers stay as they are', async () => {
  const [first, ...others] = (await current()).documents;
  if (first === undefined) throw new Error('No paper');
  const pages = first.pages.map(({ id }) => id);
  let kept = 0;
  for (const text of hostileTexts) {
    const seen = { documentId: first.id, pages, verdict: 'doubtful', lookedAt: [], note: text };
    const answer = await execute({ name: 'inspectDocument', caseId, ...seen });
    const { documents } = await current();
    expect(documents.slice(1)).toEqual(others);
    if (answer.ok) {
      kept += 1;
      expect(JSON.stringify(documents[0])).toContain(JSON.stringify(text));
    } else expectWords(answer.error);
  }
  expect(kept).toBeGreaterThan(400);
});
