/** How the people of a station stand with the training 岗位培训 that the packs in force ask, and who is kept out by it. */
import type { AppError } from '../../shared/domain/app-error';
import { beijingDate } from '../../shared/domain/beijing-time';
import { caseKinds } from '../../shared/domain/case-kind';
import type { OperatorRole } from '../../shared/domain/command';
import type { Day, Instant } from '../../shared/domain/ids';
import type { PolicyPack } from '../../shared/policy/pack';
import type { PackShelf } from '../../shared/policy/pack-shelf';
import type { TrainingStanding } from '../../shared/policy/training';
import { isLacking, trainingAsked, trainingStandings } from '../../shared/policy/training';
import type { OperatorFacts, StationFacts } from './station-facts';
import { trainingOf } from './training-facts';

type Asking = Pick<PackShelf, 'inForce'>;
type Facts = Pick<StationFacts, 'trainings' | 'practised' | 'operators'>;

/** Every pack that is in force for some matter, once. */
export function packsInForce({ inForce }: Asking): readonly PolicyPack[] {
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
  {
    facts,
    policy,
  }: { readonly facts: () => Facts; readonly policy: { readonly shelf: () => Asking } },
  person: OperatorFacts,
  now: Instant,
): Extract<AppError, { kind: 'trainingMissing' }> | undefined {
  const standings = standingsOf(facts(), policy.shelf(), person, beijingDate(now));
  const lacking = standings.filter(isLacking);
  if (lacking.length === 0) return undefined;
  const admins = facts().operators.filter((one) => one.active && one.role === 'admin');
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
