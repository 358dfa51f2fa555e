/** A real platform whose departments answer after the case was handed over: what they deny is something to do at the desk. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import type { Found } from '../../platform/departments/departments';
import { newKey } from '../../electron/vault/seal';
import type { CaseCommand } from '../../shared/domain/command';
import { termOf } from '../../shared/domain/deadline';
import type { FieldKey } from '../../shared/domain/form';
import { aPage, completeForm, inventedIdNumber } from '../support/case-builders';
import { eventually } from '../support/eventually';
import { caseOf, fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { hostEmbedded } from '../support/platform-host';
import { openOnline } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const root = scratchFolder('late-denial');

type Verdict = Found['verdict'];

it('is a task at the desk, none where a department could not answer, and is over when the same is confirmed', async () => {
  /** The department's side: who asks waits until it says something; what is no verdict is a fault of its own. */
  const waiting: ((verdict: Verdict | 'broken') => void)[] = [];
  const platform = await hostEmbedded(join(root, 'platform'), {
    departments: {
      look: async (_, asked) => {
        const verdict = await new Promise<Verdict | 'broken'>((resolve) => waiting.push(resolve));
        if (verdict === 'broken') throw new Error('No answer');
        const keys = Object.keys(asked) as FieldKey[];
        const lines = keys.map((key) =>
          verdict === 'mismatch' && key === 'register.head'
            ? { key, verdict, returned: '尉迟石' }
            : { key, verdict: 'match' as const },
        );
        return { verdict, fields: verdict === 'noSuchPerson' ? [] : lines };
      },
    },
  });
  onTestFinished(() => platform.stop());
  const { station, host, pair, close } = await openOnline(join(root, 'station'), newKey());
  onTestFinished(close);
  await pair(platform);
  let caseId = uuidv7();
  const give = async (command: CaseCommand) =>
    valueOf(await station.desk.execute(command, station.actor));
  const now = () => caseOf(station, caseId);
  const page = unlikePages();
  // Even, as a girl's is.
  let sequence = 800;
  const taken = async (of: string) => {
    // Departments look by the number of a resident identity card.
    await fillAtDesk(station, of, page, {
      ...completeForm,
      'child.idNumber': inventedIdNumber('2020-03-05', String((sequence += 2))),
    });
    const authorisation = { version: '1', text: '同意', signature: aPage('signature').original };
    const who = { person: 'guardian1', name: '尉迟砚', paper: 'residentId' } as const;
    const finding = { id: uuidv7(), ...who, verdict: 'same' as const, note: '', authorisation };
    await give({ name: 'checkIdentity', caseId: of, finding });
  };
  const asked = async () => {
    const questions = [{ id: uuidv7(), fact: 'register' as const }];
    await give({ name: 'askVerification', caseId, questions });
    host.wake();
    await eventually(() => expect(waiting).toHaveLength(1));
    return (verdict: Verdict | 'broken') => waiting.pop()?.(verdict);
  };
  await taken(caseId);

  // The department is still looking while the family is served and goes.
  const answer = await asked();
  await give({ name: 'submitCase', caseId });
  answer('mismatch');
  host.wake();
  await eventually(async () => expect((await now()).state).toBe('correctionAsked'));
  const denied = await now();
  expect(denied).toMatchObject({ revision: 1, outbox: { state: 'delivered' } });
  expect(denied.verifications?.[0]?.answer?.fields).toContainEqual({
    ...{ key: 'register.head', verdict: 'mismatch', returned: '尉迟石' },
  });
  expect(termOf(denied)?.kind).toBe('correction');

  // That it cannot answer is a gap in its data, written down as one, and nobody's task or its end.
  (await asked())('broken');
  await eventually(async () =>
    expect((await now()).verifications?.[1]?.answer?.verdict).toBe('timedOut'),
  );
  expect((await now()).state).toBe('correctionAsked');
  const gaps = () =>
    platform.official.ask<{ gaps: { fact: string; count: number }[] }>('GET', '/v1/data-gaps');
  expect((await gaps()).body.gaps).toMatchObject([{ fact: 'register', count: 1 }]);

  // The register was put right: nothing has to be submitted again.
  (await asked())('match');
  await eventually(async () => expect((await now()).denied).toBeUndefined());
  expect(['received', 'underReview']).toContain((await now()).state);
  expect((await platform.official.getCase(caseId)).revision).toBe(1);

  // Another family, whose form was wrong: put right, and the platform looks at the submission that follows.
  caseId = uuidv7();
  await taken(caseId);
  const other = await asked();
  await give({ name: 'submitCase', caseId });
  other('mismatch');
  host.wake();
  await eventually(async () => expect((await now()).state).toBe('correctionAsked'));
  await give({ name: 'editForm', caseId, changes: { 'register.head': '尉迟石' } });
  await give({ name: 'submitCase', caseId });
  host.wake();
  await eventually(async () => expect((await now()).receipt?.revision).toBe(2));
  const { submission } = await platform.official.untilState(caseId, 'firstReview', 2);
  expect(submission.form['register.head']).toBe('尉迟石');
  expect((await now()).denied).toBeUndefined();
  const types = valueOf(await station.cases.entries(caseId)).flatMap(({ body }) =>
    (body.events ?? []).map(({ type }) => type),
  );
  expect(types.filter((type) => type === 'deniedAfterwards')).toHaveLength(1);
});
