/** Training 岗位培训 of the people here: what the packs in force ask, what is recorded, and who is not let in without it. */
import { caseKinds } from '../../shared/domain/case-kind';
import type { AppError } from '../../shared/domain/app-error';
import { beijingDate } from '../../shared/domain/beijing-time';
import type { OperatorRole } from '../../shared/domain/command';
import type { Day, Instant } from '../../shared/domain/ids';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { PersonTraining, TrainingInput } from '../../shared/ipc/calls/training';
import type { PolicyPack } from '../../shared/policy/pack';
import type { PackShelf } from '../../shared/policy/pack-shelf';
import type { TrainingStanding } from '../../shared/policy/training';
import { isLacking, trainingAsked, trainingStandings } from '../../shared/policy/training';
import { newId } from '../new-id';
import type { Answer, Doors } from './doors';
import type { Station } from './station';
import type { OperatorFacts, StationFacts } from './station-facts';
import { trainingOf } from './training-facts';

type Asking = Pick<PackShelf, 'inForce'>;

/** Every pack that is in force for some matter, once. */
function packsInForce({ inForce }: Asking): readonly PolicyPack[] {
  return [...new Set(caseKinds.map((kind) => inForce(kind).pack))];
}

/** How somebody stands with what is asked of a role on a day. */
export function standingsOf(
  facts: Pick<StationFacts, 'trainings' | 'practised'>,
  shelf: Asking,
  { id, role }: { readonly id: string; readonly role: OperatorRole },
  today: Day,
): readonly TrainingStanding[] {
  const asked = trainingAsked(packsInForce(shelf), role);
  return trainingStandings(asked, trainingOf(facts, id), today);
}

/**
 * Why somebody is not let in: training that the packs in force ask of the role was never recorded or has run out. An
 * administrator is never asked any (pack-training.ts says why). The drill is open to everybody: it holds no family's
 * data, and may be the training itself.
 */
export function untrained(
  station: Pick<Station, 'facts' | 'policy'>,
  person: OperatorFacts,
  now: Instant,
): Extract<AppError, { kind: 'trainingMissing' }> | undefined {
  const standings = standingsOf(station.facts(), station.policy.shelf(), person, beijingDate(now));
  const lacking = standings.filter(isLacking);
  if (lacking.length === 0) return undefined;
  const admins = station.facts().operators.filter((one) => one.active && one.role === 'admin');
  return {
    kind: 'trainingMissing',
    lacking: lacking.map(({ title, until, drillCounts }) => {
      return { title, drillCounts, ...(until && { ranOutOn: until }) };
    }),
    admins: admins.map(({ name }) => name),
  };
}

/** Everybody who would not come in any more once these packs are in force. */
export function shutOutBy(
  facts: Pick<StationFacts, 'trainings' | 'practised' | 'operators'>,
  shelf: Asking,
  today: Day,
) {
  return facts.operators
    .filter(({ active }) => active)
    .map(({ id, name, code, role }) => {
      const lacking = standingsOf(facts, shelf, { id, role }, today).filter(isLacking);
      return { name, code, role, lacking: lacking.map(({ title }) => title) };
    })
    .filter(({ lacking }) => lacking.length > 0);
}

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
