/** 入学办理指南: what a family brings, when and where, to be taken home; holds nothing of anybody. */
import * as z from 'zod';
import { dayWords } from '../domain/beijing-time';
import type { CaseKind } from '../domain/case-kind';
import type { GroupAnswers } from '../domain/group';
import type { Instant } from '../domain/ids';
import { instantSchema } from '../domain/ids';
import type { Messages } from '../i18n/messages';
import type { LoadedPack } from '../policy/checklist';
import { materialsFor } from '../policy/guide-list';
import { matterOf } from '../policy/pack';

const line = z.string().max(4_000);
const itemSchema = z.strictObject({ title: line, lines: z.array(line).max(12) });

export const guidePaperSchema = z.strictObject({
  title: line,
  /** Matter and group, for whom it is. */
  subtitle: line,
  lead: line,
  parts: z
    .array(
      z.strictObject({ title: line, numbered: z.boolean(), items: z.array(itemSchema).max(60) }),
    )
    .max(8),
  foot: line,
  at: instantSchema,
  drill: z.boolean(),
});
export type GuidePaper = z.infer<typeof guidePaperSchema>;

/** Questions that are printed; a screen has them all. */
const mostQuestions = 8;

/** Everything that is printed, in the words of a language; what the pack says is in its own. */
export function guidePaper(
  { guide: say, words }: Pick<Messages, 'guide' | 'words'>,
  loaded: LoadedPack,
  kind: CaseKind,
  answers: GroupAnswers,
  made: { readonly at: Instant; readonly drill: boolean },
): GuidePaper {
  const { pack } = loaded;
  const { requirements } = materialsFor(loaded, kind, answers);
  const group = words.groups[loaded.groupFor(answers)];
  const faq = pack.guide.faq.slice(0, mostQuestions);
  return {
    title: say.paper.title,
    subtitle: say.paper.subtitle(matterOf(pack, kind).name, group.title),
    lead: say.paper.lead(group.detail),
    parts: [
      {
        title: say.materials,
        numbered: true,
        items: requirements.map(({ title, reason, legalBasis, options, waivableBy = [] }) => ({
          title,
          lines: [
            optionWords(say, options),
            reason,
            ...(waivableBy.length === 0 ? [] : [say.waivable]),
            say.basis(legalBasis),
          ],
        })),
      },
      {
        title: say.when,
        numbered: false,
        items: [{ title: '', lines: timeLines(say, pack, kind) }],
      },
      { title: say.where, numbered: false, items: [{ title: '', lines: placeLines(say, pack) }] },
      ...(faq.length === 0
        ? []
        : [
            {
              title: say.faq,
              numbered: false,
              items: faq.map(({ question, answer }) => ({ title: question, lines: [answer] })),
            },
          ]),
    ],
    foot: say.source(pack.title, pack.version),
    ...made,
  };
}

type Say = Messages['guide'];
type Options = ReturnType<typeof materialsFor>['requirements'][number]['options'];

/** One paper, or one of several, with its pages. */
export function optionWords(say: Say, options: Options): string {
  const named = options.map(({ title, pages }) =>
    pages.length < 2
      ? title
      : say.withPages(title, pages.map((page) => page.title).join(say.comma)),
  );
  return named.length === 1 ? (named[0] ?? '') : say.oneOf(named.join(say.or));
}

/** Days of sign-up and of reporting, and how long an answer takes. */
export function timeLines(
  say: Say,
  { calendar, office }: LoadedPack['pack'],
  kind: CaseKind,
): string[] {
  const windows = (all: NonNullable<LoadedPack['pack']['calendar']>['signUp']) =>
    all
      .filter((one) => one.kind === kind)
      .map(({ from, to }) => say.fromTo(dayWords(from), dayWords(to)));
  return [
    ...windows(calendar?.signUp ?? []).map(say.signUp),
    ...(calendar === undefined
      ? []
      : [
          say.review(String(calendar.reviewWorkingDays)),
          say.correction(String(calendar.correctionWorkingDays)),
        ]),
    ...windows(calendar?.report ?? []).map(say.report),
    say.hours(office.hours),
  ];
}

export function placeLines(say: Say, { office }: LoadedPack['pack']): string[] {
  return [office.name, say.address(office.address), say.phone(office.phone)];
}
