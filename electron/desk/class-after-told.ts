/** What follows a class draw, as the window of the station gets it: with names, which nobody outside is told. */
import type { StandingPupil } from '../../shared/classes/class-changes';
import { rollLinks } from '../../shared/classes/class-roll';
import type { ChildNow, ClassList, KeptLine } from '../../shared/classes/class-lists';
import type { Calls } from '../../shared/ipc/bridge';
import type { TradeTold } from '../../shared/ipc/calls/classes';
import type { KeptRoll } from './class-facts';
import { frozenName } from './frozen-name';
import type { Station } from './station';

type Told = Extract<Awaited<ReturnType<Calls['classes']['after']>>, { ok: true }>['value'];

type ListsTold = Extract<
  Awaited<ReturnType<Calls['classes']['lists']>>,
  { ok: true }
>['value']['lists'];

type Sight = {
  readonly first: KeptRoll;
  readonly lines: readonly KeptLine[];
  readonly standing: readonly StandingPupil[];
  readonly childOf: (caseId: string) => ChildNow;
};

const nameOf = ({ lines, childOf }: Sight, line: number) =>
  childOf(lines[line]?.caseId ?? '')?.name ?? '';

/** Newest first. */
export function tradesTold(sight: Sight, readerId: string): TradeTold[] {
  const { first, standing } = sight;
  const told = (first.trades ?? []).map(({ trade, lines, reason, note, by, at, settled }) => ({
    trade,
    pupils: lines.map((line) => ({
      name: nameOf(sight, line),
      classNumber: standing[line]?.classNumber ?? 0,
    })),
    reason,
    note,
    askedBy: by.name,
    askedAt: at,
    isOwn: by.id === readerId,
    ...(settled === undefined
      ? {}
      : { settled: { outcome: settled.outcome, by: settled.by.name, at: settled.at } }),
  }));
  return told.reverse();
}

/** The links of a draw and of what was added to it, by their published numbers, with the reasons that are not published. */
export function linksTold(
  sight: Sight,
  added: readonly Pick<KeptRoll, 'roll' | 'linkReasons'>[],
): Told['links'] {
  const told = [sight.first, ...added].flatMap(({ roll, linkReasons }) => {
    const old = [...roll.together, ...roll.apart].map(({ reason }) => reason);
    return rollLinks(roll).map(({ id, kind, pupils }) => {
      const reason = linkReasons?.find((one) => one.id === id)?.reason ?? old[id - 1];
      const names = pupils.map((line) => nameOf(sight, line));
      return { kind, names, ...(reason === undefined ? {} : { reason }) };
    });
  });
  return told.map((link, at) => ({ id: at + 1, ...link }));
}

/** The lists; of a renamed child also the name that was frozen, so that somebody can compare. */
export async function listsTold(
  station: Pick<Station, 'cases' | 'ledger'>,
  { lists, lines }: { readonly lists: readonly ClassList[]; readonly lines: readonly KeptLine[] },
): Promise<ListsTold> {
  const told: ListsTold = [];
  for (const list of lists) {
    const pupils: ListsTold[number]['pupils'] = [];
    for (const { renamed, ...pupil } of list.pupils) {
      const line = lines.findLast(({ caseId }) => caseId === pupil.caseId);
      if (renamed === undefined || line === undefined) {
        pupils.push(pupil);
        continue;
      }
      const was = await frozenName(station, line, renamed.before);
      pupils.push({ ...pupil, renamed: { digest: renamed.now, was } });
    }
    told.push({ ...list, pupils });
  }
  return told;
}
