/** 授权委托书 of a batch at a real station: of the cases as they are now, and printed is only what was looked at. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMandateDesk } from '../../electron/batch/mandate-desk';
import { makeMandatesPdf } from '../../electron/papers/mandates-pdf';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import {
  checked,
  childName,
  childNumber,
  familyTable,
  openBatches,
  started,
  takeInFamily,
} from '../support/batch-folder';
import { openFonts } from '../support/papers-samples';
import { savePdf, textOf } from '../support/papers-tools';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/value-of';

it('is drawn for the families that have a case, with what their form says now', async () => {
  const folder = join(scratchFolder('batch-mandates'), 'station');
  await mkdir(folder, { recursive: true });
  const { station, desk } = await openBatches(folder, newKey());
  const fonts = await openFonts();
  const printed: Uint8Array[] = [];
  const mandates = createMandateDesk({
    papers: { makeMandates: (content) => makeMandatesPdf(content, fonts) },
    outputs: {
      print: async (_station, { what }, { bytes }, record) => {
        expect(what).toBe('mandates');
        printed.push(bytes);
        return record();
      },
      save: () => Promise.reject(new Error('nothing is saved')),
    },
    recorder: { note: async () => ok(undefined) },
    now: () => '2026-08-15T01:00:00.000Z',
    remember: async () => undefined,
  });
  await checked(desk, familyTable(3));
  const batch = await started(desk);
  for (const line of [2, 3]) await takeInFamily(station, desk, batch, line);
  const [first] = valueOf(await desk.result(batch.id));
  const changes = { 'guardian1.name': '改过的监护人' };
  const edit = { name: 'editForm' as const, caseId: first?.caseId ?? '', changes };
  valueOf(await station.desk.execute(edit, station.actor));

  const store = station.batches;
  const paper = valueOf(
    await mandates.draw(station, store, { batchId: batch.id, lines: batch.open }),
  );
  expect(paper.file).toMatchObject({ pages: 2, missingGlyphs: [] });
  const text = textOf(savePdf(paper.pdf)).replace(/\s/g, '');
  for (const part of ['改过的监护人', childName(0), childNumber(1), station.actor.name]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain(`${childName(0)}父`);
  expect(text).not.toContain(childName(2));

  const choice = { copies: 1 };
  expect(await mandates.print(station, 'a'.repeat(64), choice)).toMatchObject({
    error: { kind: 'paperNotReady' },
  });
  valueOf(await mandates.print(station, paper.file.sha256, choice));
  expect(printed).toEqual([paper.pdf]);
  expect(await mandates.draw(station, store, { batchId: batch.id, lines: [4] })).toMatchObject({
    error: { kind: 'batchNothingChosen' },
  });
  await desk.close();
  await station.close();
});
