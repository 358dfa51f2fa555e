/** Rolls and class lists as the window and spreadsheets get them. */
import { groupTitle } from '../../shared/archive/class-papers';
import { pupilRemark } from '../../shared/archive/class-series';
import type { ClassList } from '../../shared/classes/class-lists';
import { rollDigest } from '../../shared/classes/class-roll';
import { beijingMinute } from '../../shared/domain/beijing-time';
import type { Messages } from '../../shared/i18n/messages';
import type { KeptRollTold } from '../../shared/ipc/calls/classes';
import type { About } from '../tables/statistics-book';
import type { KeptRoll } from './class-facts';

type Words = Pick<Messages, 'classes'>;

/** Everything but the secret part and the key of the codes. */
export function rollTold(kept: KeptRoll, readerId: string): KeptRollTold {
  const { id, roll, teachers, by, at, setAside, drawn } = kept;
  const { season, stage, school, number, classes, balanced, publicSource, secretSha256 } = roll;
  return {
    id,
    season,
    stage,
    school,
    number,
    pupils: roll.pupils.length,
    classes,
    teachers,
    balanced,
    publicSource,
    publicNumbers: roll.publicNumbers,
    publicKnownFrom: roll.publicKnownFrom,
    ...(kept.committedAt === undefined ? {} : { committedAt: kept.committedAt }),
    rollSha256: rollDigest(roll),
    secretSha256,
    frozenBy: by.name,
    frozenAt: at,
    ...(kept.first === undefined || roll.late === undefined
      ? {}
      : { late: { first: kept.first, round: roll.late.round } }),
    isOwn: by.id === readerId,
    ...(setAside === undefined
      ? {}
      : { setAside: { reason: setAside.reason, by: setAside.by.name, at: setAside.at } }),
    ...(drawn === undefined
      ? {}
      : {
          drawn: {
            publicPart: drawn.publicPart,
            witnesses: drawn.witnesses,
            by: drawn.by.name,
            at: drawn.at,
          },
        }),
  };
}

/** What a workbook says of its lists. */
export function aboutRoll(words: Words, { roll, drawn }: KeptRoll): About {
  const { aboutLines: say, drillVerdict } = words.classes;
  return [
    [say.school, groupTitle(words, roll)],
    [say.season, String(roll.season)],
    [say.drawnBy, drawn?.by.name ?? ''],
    [say.drawnAt, drawn === undefined ? '' : beijingMinute(drawn.at)],
    [say.publicPart, drawn?.publicPart ?? ''],
    [say.rollDigest, rollDigest(roll)],
    ...(roll.drill === true ? [[drillVerdict, ''] as const] : []),
  ];
}

/** A sheet for each class. */
export function tablesOf({ classes: say }: Words, lists: readonly ClassList[]) {
  const { name, caseNumber, sex, teacher, remark } = say.listColumns;
  return lists.map((list) => ({
    title: say.classOf(String(list.number)),
    headings: [name, caseNumber, sex, teacher, remark],
    rows: list.pupils.map((pupil) => [
      pupil.name === '' ? say.gone : pupil.name,
      pupil.caseNumber,
      say.sexes[pupil.sex],
      list.teacher,
      pupilRemark({ classes: say }, pupil),
    ]),
  }));
}

/** Every pupil in one table, class by class. */
export function tableOfAll(words: Words, lists: readonly ClassList[]) {
  const { classNumber, name, caseNumber, sex, teacher, remark } = words.classes.listColumns;
  return {
    headings: [classNumber, name, caseNumber, sex, teacher, remark],
    rows: tablesOf(words, lists).flatMap(({ title, rows }) => rows.map((row) => [title, ...row])),
  };
}
