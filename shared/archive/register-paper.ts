/** The register of numbers 编号登记簿 as a paper: what became of every serial, to be signed by whoever compared it. */
import * as z from 'zod';
import { beijingMinute, beijingSecond } from '../domain/beijing-time';
import type { Instant } from '../domain/ids';
import { instantSchema } from '../domain/ids';
import { serialStates } from '../domain/number-register';
import type { Messages } from '../i18n/messages';
import type { NumberLine, NumberTotals } from '../ipc/calls/numbers';

const cell = z.string().max(300);

/** Lines that one paper takes: a whole season of a large desk; more would be printed by nobody. */
export const mostRegisterLines = 40_000;

/** Tables of one paper: a list for each class of a large school, and what changed after its draw. */
const mostSeries = 62;

/** Columns for which a sheet has room. */
export const mostOwnColumns = 8;

export const registerPaperSchema = z.strictObject({
  title: cell,
  /** Station, day, who made it: a label and a value each. */
  facts: z.array(z.strictObject({ label: cell, value: cell })).max(9),
  /** Whether every number is accounted for. */
  verdict: cell,
  columns: z.array(cell).length(7),
  series: z
    .array(
      z.strictObject({
        title: cell,
        totals: cell,
        /** Headings of its own, as many as its rows have cells; the first one names the row. */
        columns: z.array(cell).min(1).max(mostOwnColumns).optional(),
        /** Of the width, where its columns hold texts and not figures; as many as there are columns. */
        shares: z.array(z.number().positive()).max(mostOwnColumns).optional(),
        rows: z.array(z.array(cell).min(1).max(mostOwnColumns)).max(mostRegisterLines),
      }),
    )
    .max(mostSeries),
  signature: cell,
  at: instantSchema,
  drill: z.boolean(),
});
export type RegisterPaper = z.infer<typeof registerPaperSchema>;

/** Who draws a paper of the station as a whole, and when. */
export type PaperMaker = {
  readonly school: string;
  readonly stationCode: string;
  readonly by: string;
  readonly at: Instant;
  readonly drill: boolean;
};

/** Everything that is printed, in the words of a language. */
export function registerPaper(
  { numbers, words }: Pick<Messages, 'numbers' | 'words'>,
  lines: readonly NumberLine[],
  totals: readonly NumberTotals[],
  made: PaperMaker,
): RegisterPaper {
  const { paper } = numbers;
  const missing = totals.reduce((sum, one) => sum + one.missing, 0);
  const double = totals.reduce((sum, one) => sum + one.double, 0);
  return {
    title: numbers.register,
    facts: [
      { label: paper.school, value: made.school },
      { label: numbers.columns.station, value: made.stationCode },
      { label: paper.madeAt, value: beijingMinute(made.at) },
      { label: paper.madeBy, value: made.by },
    ],
    verdict:
      missing + double === 0 ? numbers.whole : numbers.notWhole(String(missing), String(double)),
    columns: [
      paper.serial,
      numbers.columns.state,
      numbers.columns.number,
      numbers.columns.case,
      numbers.columns.at,
      numbers.columns.by,
      paper.remark,
    ],
    series: totals.map((total) => ({
      title: words.series[total.series],
      totals: totalsText(numbers, total),
      rows: lines.filter(({ series }) => series === total.series).map((line) => row(numbers, line)),
    })),
    signature: paper.signature,
    at: made.at,
    drill: made.drill,
  };
}

function totalsText(numbers: Messages['numbers'], total: NumberTotals): string {
  const counts = serialStates
    .filter((state) => total[state] > 0)
    .map((state) => numbers.paper.count(numbers.states[state], total[state]));
  return [numbers.paper.count(numbers.blocks, total.blocks), ...counts].join(numbers.paper.comma);
}

function row(numbers: Messages['numbers'], line: NumberLine): string[] {
  const { from, to, voided } = line;
  const range =
    from === to ? String(from) : numbers.paper.range(String(from), String(to), to - from + 1);
  return [
    // Blocks of two station codes may have the same serials.
    line.number === undefined ? `${line.stationCode} ${range}` : range,
    numbers.states[line.state],
    line.number ?? (line.destroyed === true ? numbers.destroyed : ''),
    line.caseNumber ?? '',
    line.at === undefined ? '' : beijingSecond(line.at),
    line.by ?? '',
    voided === undefined
      ? ''
      : numbers.paper.voided(voided.reason, numbers.voidedBy(voided.by, beijingSecond(voided.at))),
  ].map((text) => text.slice(0, 300));
}
