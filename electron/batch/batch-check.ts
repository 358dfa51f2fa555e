/** Names what is wrong with the rows of a batch, against the pack in force and the cases of the station. */
import type { BatchRow } from '../../shared/batch/batch-rows';
import { rowName } from '../../shared/batch/batch-rows';
import { mostPicturesOfRow } from '../../shared/batch/batch-plan';
import type { RowProblem } from '../../shared/batch/row-problem';
import type { CaseKind } from '../../shared/domain/case-kind';
import { evolveAll } from '../../shared/domain/evolve';
import { formProblems } from '../../shared/domain/field-rules';
import { newId } from '../new-id';
import type { Station } from '../desk/station';

/** More of one row are not told one by one. */
const mostTold = 40;

/** What is wrong with one row; `pictures` is how many it has, left out where the agent brought none for anybody. */
export async function problemsOf(
  { kinDesk, policy, actor }: Pick<Station, 'kinDesk' | 'policy' | 'actor'>,
  row: BatchRow,
  {
    kind,
    pictures,
    at,
  }: { readonly kind: CaseKind; readonly pictures?: number; readonly at: string },
): Promise<RowProblem[]> {
  const { pack, checklistFor, groupFor } = policy.shelf().inForce(kind);
  const { form, answers, sameAs, unclear, formulas } = row;
  const group = groupFor(answers);
  const byAgent = true as const;
  const subject = { kind, group, answers, form, byAgent };
  const wrong = [...formProblems(subject, checklistFor(subject), pack.season)];
  const open = wrong.filter(([, problem]) => problem.kind === 'required').length;
  const { id, version } = pack;
  const by = { by: actor.name, byId: actor.id };
  const season = { season: pack.season, pack: { id, version } };
  const opened = {
    type: 'caseOpened' as const,
    at,
    ...by,
    kind,
    ...season,
    answers,
    group,
    byAgent,
  };
  const would = evolveAll(undefined, newId(), [opened, { type: 'formEdited', changes: form }]);
  const before = would && (await kinDesk.openCaseBefore(would));
  const all: RowProblem[] = [
    ...(rowName(row) === '' ? [{ kind: 'nameMissing' as const }] : []),
    ...(sameAs === undefined ? [] : [{ kind: 'sameInList' as const, line: sameAs }]),
    ...(before === undefined
      ? []
      : [{ kind: 'sameAtStation' as const, caseNumber: before.caseNumber ?? '' }]),
    ...unclear.map((field) => ({ kind: 'unclear' as const, field })),
    ...formulas.map((field) => ({ kind: 'formula' as const, field })),
    ...wrong.flatMap(([field, problem]) =>
      problem.kind === 'required' ? [] : [{ kind: 'fieldWrong' as const, field }],
    ),
    ...(open > 0 ? [{ kind: 'fieldsOpen' as const, count: open }] : []),
    ...(pictures === 0 ? [{ kind: 'noPictures' as const }] : []),
    ...(pictures !== undefined && pictures > mostPicturesOfRow
      ? [{ kind: 'tooManyPictures' as const, count: pictures - mostPicturesOfRow }]
      : []),
  ];
  return all.slice(0, mostTold);
}
