/** That somebody was led round is theirs, is written once, and is known after the station was opened again. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../../electron/desk/session';
import { endTour } from '../../electron/desk/tour';
import { scratchFolder } from '../support/scratch-folder';
import {
  added,
  eventsIn,
  founder,
  newProgram,
  openStation,
  own,
  startProgram,
  valueOf,
} from '../support/station-people';

describe('the tour', () => {
  it('is offered to everybody once, by themselves', async () => {
    const folder = join(scratchFolder('tour'), 'station');
    const program = await newProgram(folder);
    const colleague = await added(program, 'C2', 'clerk');
    expect(sessionOf(openStation(program)).isNewcomer).toBe(true);
    valueOf(await endTour(openStation(program), true));
    valueOf(await endTour(openStation(program), false));
    expect(sessionOf(openStation(program)).isNewcomer).toBe(false);
    const written = (await eventsIn(program)).filter(({ type }) => type === 'tourEnded');
    expect(written).toEqual([
      { type: 'tourEnded', operatorId: openStation(program).operator.id, taken: true },
    ]);
    await program.lifecycle.lock('asked');

    const again = startProgram(folder);
    const code = colleague.code;
    const session = valueOf(await again.lifecycle.unlock(colleague.startPassphrase, code, own));
    expect(session.isNewcomer).toBe(true);
    await again.lifecycle.lock('asked');
    const back = valueOf(await again.lifecycle.unlock(founder.passphrase, '01'));
    expect(back.isNewcomer).toBe(false);
    await again.lifecycle.lock('asked');
  });
});
