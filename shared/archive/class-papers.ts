/** Papers of class assignment 阳光分班: the commitment put up before the draw, the masked lists, and the slips for families. */
import type { RollStanding } from '../classes/roll-standing';
import * as z from 'zod';
import type { ClassList } from '../classes/class-lists';
import { numberOnList } from '../classes/class-lists';
import type { ClassProof } from '../classes/class-proof';
import type { ClassRoll } from '../classes/class-roll';
import { rollDigest, rollLinks } from '../classes/class-roll';
import { beijingMinute } from '../domain/beijing-time';
import type { Instant } from '../domain/ids';
import { instantSchema } from '../domain/ids';
import type { Messages } from '../i18n/messages';
import { changesOn, facts, listed, listedName, pupilRemark, type Series } from './class-series';
import type { RegisterPaper } from './register-paper';

type Words = Pick<Messages, 'classes' | 'numbers'>;

/** A roll and what became of it, as papers tell it. */
export type PaperedRoll = {
  readonly roll: ClassRoll;
  readonly teachers: readonly string[];
  readonly secret: string;
  /** When its commitment was first printed. */
  readonly committedAt?: Instant;
  readonly by: { readonly name: string };
  readonly at: Instant;
  readonly drawn?: {
    readonly publicPart: string;
    readonly witnesses: string;
    readonly by: { readonly name: string };
    readonly at: Instant;
  };
};

const line = z.string().max(300);

export const classSlipsSchema = z.strictObject({
  title: line,
  slips: z
    .array(
      z.strictObject({
        to: line,
        text: line,
        className: line,
        /** Empty lines are left out. */
        lines: z.array(line).max(6),
      }),
    )
    .min(1)
    .max(3_000),
  check: line,
  foot: line,
  cut: line,
  at: instantSchema,
  drill: z.boolean(),
});
export type ClassSlips = z.infer<typeof classSlipsSchema>;

/** What a group is called on papers. */
export function groupTitle(
  { classes: say }: Pick<Messages, 'classes'>,
  { season, school, stage }: Pick<ClassRoll, 'season' | 'school' | 'stage'>,
): string {
  return say.groupOf(String(season), school === '' ? say.noSchool : school, say.stages[stage]);
}

/** 分班承诺书: everything that is bound, with the digests; one that is not of before says so in its first line. */
export function commitmentPaper(
  words: Words,
  kept: PaperedRoll,
  at: Instant,
  standing: RollStanding,
): RegisterPaper {
  const { classes: say } = words;
  const { paper } = say;
  const { roll, teachers, committedAt, secret } = kept;
  const girls = roll.pupils.filter(({ sex }) => sex === 'female').length;
  const others = roll.balanced.map((one) => say.strata[one]).join('、');
  const limits = [roll.perClass, roll.perSchool, roll.elsewhere].map(String);
  const [perClass = '', perSchool = '', elsewhere = ''] = limits;
  const framed = frame(words, kept, at, 'commitment');
  const { late } = roll;
  const bound = late === undefined ? paper.bound : say.after.bound;
  const told = standing === 'open' ? bound : paper.notBefore[standing];
  return {
    ...framed,
    title: standing === 'open' ? framed.title : paper.copyOf(framed.title),
    verdict: roll.drill === true ? `${say.drillVerdict}${standing === 'open' ? '' : told}` : told,
    series: [
      facts(paper.digests, paper, [
        [say.rollDigest, rollDigest(roll)],
        [say.secretDigest, roll.secretSha256],
        [say.after.firstDigest, late?.firstSha256 ?? ''],
        [say.after.standingDigest, late?.standingSha256 ?? ''],
        [say.after.placesFree, late === undefined ? '' : String(late.left.length)],
        [paper.sexCounts, paper.sexCount(String(girls), String(roll.pupils.length - girls))],
        [paper.balanced, others === '' ? paper.sexOnly : paper.sexAnd(others)],
        [paper.limits, paper.limitOf(perClass, perSchool, elsewhere)],
        [paper.basis, roll.legalBasis.slice(0, 300)],
        [paper.publicSource, roll.publicSource],
        [paper.publicForm, paper.publicFormOf(String(roll.publicNumbers))],
        [paper.publicKnownFrom, beijingMinute(roll.publicKnownFrom)],
        [paper.teachersDigest, late === undefined ? roll.teachersSha256 : ''],
        [paper.committedAt, committedAt === undefined ? '' : beijingMinute(committedAt)],
        // Nothing can be drawn with it any more: anybody may see what it was.
        [paper.asideSecret, standing === 'setAside' ? secret : ''],
        [paper.how, late === undefined ? paper.howText : say.after.howText],
      ]),
      ...listed(
        paper.teachers,
        [paper.place, paper.teacher],
        [1, 6],
        teachers.map((name, index) => [String(index + 1), name]),
      ),
      ...listed(
        paper.linkTitle,
        [paper.linkId, paper.linkWhat, paper.linkCount],
        [1, 2, 2],
        rollLinks(roll).map(({ id, kind, pupils }) => [
          String(id),
          paper.linkKinds[kind],
          paper.linkPupils(String(pupils.length)),
        ]),
      ),
      ...listed(
        paper.asideOf(String(roll.setAside.length)),
        [paper.asideDigest, paper.asideSecret, paper.asideReason],
        [3, 3, 2],
        roll.setAside.map(({ rollSha256, secret: shown, reason, at: when, publicKnown }) => [
          rollSha256,
          shown,
          paper.asideWhen(say.asideReasons[reason], beijingMinute(when), publicKnown),
        ]),
      ),
    ],
  };
}

/** 分班结果公示: names and numbers masked, two pupils a line. */
export function publicLists(
  words: Words,
  kept: PaperedRoll,
  lists: readonly ClassList[],
  proof: ClassProof,
  at: Instant,
): RegisterPaper {
  const { classes: say } = words;
  const { paper } = say;
  const columns = [paper.place, say.listColumns.name, say.listColumns.caseNumber];
  return {
    ...frame(words, kept, at, 'list'),
    verdict: kept.roll.drill === true ? say.drillVerdict : paper.listVerdict,
    series: [
      ...changesOn(words, proof),
      ...lists.map(({ number, teacher, pupils, boys, girls }): Series => {
        const cells = pupils.map((pupil, index) => [
          String(index + 1),
          listedName(say, pupil.name, pupilRemark(words, pupil)),
          numberOnList(pupil.caseNumber),
        ]);
        const half = Math.ceil(cells.length / 2);
        return {
          title: paper.classTitle(String(number), teacher),
          totals: paper.classTotals(String(boys + girls), String(boys), String(girls)),
          columns: [...columns, ...columns],
          shares: [2, 5, 5, 2, 5, 5],
          rows: cells
            .slice(0, half)
            .map((left, index) => [...left, ...(cells[half + index] ?? ['', '', ''])]),
        };
      }),
    ],
  };
}

/** 分班结果通知单 for each of the pupils, in the order in which they are given. */
export function slipsPaper(
  { classes: say }: Pick<Messages, 'classes'>,
  kept: PaperedRoll,
  pupils: readonly {
    readonly name: string;
    readonly caseNumber: string;
    readonly classNumber: number;
    readonly teacher: string;
    readonly code: string;
    /** The class before a trade of places. */
    readonly from?: number | undefined;
    /** The roll that the pupil stands in: the first one, or one that added pupils. */
    readonly roll?: PaperedRoll;
  }[],
  at: Instant,
): ClassSlips {
  const { slip } = say.paper;
  const { roll } = kept;
  const school = roll.school === '' ? say.noSchool : roll.school;
  // Once for each roll: a digest goes through all of its pupils.
  const digests = new Map<PaperedRoll, string>();
  const digestOf = (of: PaperedRoll) => {
    const digest = digests.get(of) ?? rollDigest(of.roll);
    digests.set(of, digest);
    return digest;
  };
  return {
    title: slip.title,
    slips: pupils.map(
      ({ name, caseNumber, classNumber, teacher, code, from, roll: of = kept }) => ({
        to: slip.to(name === '' ? say.gone : name),
        text: slip.text(school, String(roll.season)),
        className: say.classOf(String(classNumber)),
        lines: [
          teacher === '' ? '' : slip.teacher(teacher),
          slip.number(caseNumber),
          slip.code(spacedCode(code)),
          of.drawn === undefined ? '' : slip.drawn(beijingMinute(of.drawn.at)),
          from === undefined ? '' : slip.traded(say.classOf(String(from))),
          slip.digest(digestOf(of)),
        ],
      }),
    ),
    check: slip.check,
    foot: `${school}　${roll.station}`,
    cut: slip.cut,
    at,
    drill: roll.drill === true,
  };
}

/** In groups of five, so that it can be read out and typed. */
export function spacedCode(code: string): string {
  return code.replace(/(.{5})(?=.)/g, '$1 ');
}

function frame(
  { classes: say, numbers }: Words,
  kept: PaperedRoll,
  at: Instant,
  kind: 'commitment' | 'list',
): Omit<RegisterPaper, 'verdict' | 'series'> {
  const { paper } = say;
  const { roll, drawn } = kept;
  const said = [
    { label: paper.facts.school, value: roll.school === '' ? say.noSchool : roll.school },
    { label: paper.facts.station, value: roll.station },
    { label: paper.facts.roll, value: say.rollNumber(String(roll.number)) },
    {
      label: paper.facts.count,
      value: paper.counts(String(roll.pupils.length), String(roll.classes)),
    },
    { label: paper.facts.frozen, value: `${kept.by.name} ${beijingMinute(kept.at)}` },
    ...(drawn === undefined || kind === 'commitment'
      ? []
      : [
          { label: paper.facts.drawn, value: `${drawn.by.name} ${beijingMinute(drawn.at)}` },
          { label: paper.facts.publicPart, value: drawn.publicPart },
          { label: paper.facts.witnesses, value: drawn.witnesses || paper.none },
        ]),
  ];
  return {
    title: titleOf(say, roll, kind),
    facts: said,
    columns: [numbers.paper.serial, ...Array.from({ length: 6 }, () => '')],
    signature: paper.signature,
    at,
    drill: roll.drill === true,
  };
}

function titleOf(say: Messages['classes'], roll: ClassRoll, kind: 'commitment' | 'list'): string {
  const group = groupTitle({ classes: say }, roll);
  return roll.late === undefined
    ? say.paper.title[kind](group)
    : say.after.commitmentTitle(group, String(roll.late.round));
}
