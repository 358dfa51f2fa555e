/** Training 岗位培训 of the people here: what the calls of the window read and record. */
import { beijingDate } from '../../shared/domain/beijing-time';
import type { Day, Instant } from '../../shared/domain/ids';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { PersonTraining, TrainingInput } from '../../shared/ipc/calls/training';
import { trainingAsked } from '../../shared/policy/training';
import { newId } from '../new-id';
import type { Answer, Doors } from './doors';
import type { Station } from './station';
import { packsInForce, standingsOf } from './training-standing';

/** The calls about training. */
export function trainingHandlers(doors: Doors, now: () => Instant): Handlers['training'] {
  const today = () => beijingDate(now());
  const real =
    <T>(work: (station: Station) => Answer<T>) =>
    async (station: Station): Answer<T> =>
      station.facts().drill ? err({ kind: 'notInDrill' }) : work(station);
  return {
    list: () => doors.brief(real(async (station) => ok(peopleOf(station, today())))),
    own: () =>
      doors.brief(async ({ facts, policy, operator }) => {
        const known = facts();
        // Practice is open to whoever has no training yet: nothing of it is told there.
        if (known.drill) return ok([]);
        const self = known.operators.find(({ id }) => id === operator.id) ?? operator;
        return ok([...standingsOf(known, policy.shelf(), self, today())]);
      }),
    record: (input) => doors.brief(real((station) => record(station, input, today()))),
    withdraw: ({ id, reason }) =>
      doors.brief(
        real(async ({ facts, operator, appendStation }) => {
          const known = facts().trainings.find((one) => one.id === id);
          // Asked twice, or by two windows: it counts no more, which is what was wanted.
          if (known === undefined) return ok(undefined);
          const by = { id: operator.id, name: operator.name };
          const { operatorId } = known;
          const written = await appendStation([
            { type: 'trainingWithdrawn', id, operatorId, reason, by },
          ]);
          return written.ok ? ok(undefined) : written;
        }),
      ),
  };
}

function peopleOf({ facts, policy }: Station, today: Day): PersonTraining[] {
  const known = facts();
  return known.operators
    .filter(({ active }) => active)
    .map(({ id, name, code, role }) => {
      const records = known.trainings.filter(({ operatorId }) => operatorId === id);
      return {
        operatorId: id,
        name,
        code,
        role,
        standings: [...standingsOf(known, policy.shelf(), { id, role }, today)],
        records: records
          .slice(-mostRecordsShown)
          .toReversed()
          .map(({ id: recordId, code: of, title, day, givenBy, note, by }) => {
            return { id: recordId, code: of, title, day, givenBy, note, by: by.name };
          }),
      };
    });
}

/** Of one person, the newest. */
const mostRecordsShown = 50;

async function record(
  { facts, policy, operator, appendStation }: Station,
  { operatorId, code, day, givenBy, note }: TrainingInput,
  today: Day,
): Answer<undefined> {
  const person = facts().operators.find(({ id }) => id === operatorId);
  if (person?.active !== true) return err({ kind: 'operatorUnknown' });
  const asked = trainingAsked(packsInForce(policy.shelf()), person.role);
  const item = asked.find((one) => one.code === code);
  if (item === undefined) return err({ kind: 'trainingNotAsked' });
  if (day > today) return err({ kind: 'trainingDayWrong' });
  const isSame = (one: { operatorId: string; code: string; day: Day }) =>
    one.operatorId === operatorId && one.code === code && one.day === day;
  // The same training on the same day is recorded already.
  if (facts().trainings.some(isSame)) return ok(undefined);
  const by = { id: operator.id, name: operator.name };
  const { title } = item;
  const written = await appendStation([
    {
      type: 'trainingRecorded',
      id: newId(),
      operatorId,
      code,
      title,
      day,
      givenBy,
      note,
      by,
    },
  ]);
  return written.ok ? ok(undefined) : written;
}
