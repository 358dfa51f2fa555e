/** The statistics as a paper 统计报表, for the head of the school and the office above: drawn like the register of numbers. */
import { beijingMinute } from '../domain/beijing-time';
import type { Messages } from '../i18n/messages';
import { scopeWords, statisticsTables } from '../i18n/statistics-words';
import type { Statistics, StatisticsScope } from '../statistics/statistics';
import type { PaperMaker, RegisterPaper } from './register-paper';
import { mostOwnColumns } from './register-paper';

/** Everything that is printed, in the words of a language; a table with more columns than a sheet takes is left to the spreadsheet. */
export function statisticsPaper(
  messages: Pick<Messages, 'statistics' | 'words' | 'verification' | 'numbers'>,
  found: Statistics,
  made: PaperMaker & { readonly scope: StatisticsScope },
): RegisterPaper {
  const { statistics: say, numbers } = messages;
  const { cases, submitted, decided } = found.progress;
  const scope = scopeWords(messages, made.scope);
  return {
    title: say.paperTitle(scope),
    facts: [
      { label: say.aboutLines.school, value: made.school },
      { label: say.aboutLines.station, value: made.stationCode },
      { label: say.aboutLines.scope, value: scope },
      { label: say.aboutLines.madeBy, value: made.by },
      { label: say.aboutLines.madeAt, value: beijingMinute(made.at) },
    ],
    verdict: made.drill
      ? say.drillVerdict
      : say.verdict(String(cases), String(submitted), String(decided)),
    columns: [numbers.paper.serial, ...Array.from({ length: 6 }, () => '')],
    series: statisticsTables(messages, found)
      .filter(({ headings }) => headings.length <= mostOwnColumns)
      // A season of days would push everything else off the first sheet.
      .sort((one, other) => Number(one.id === 'days') - Number(other.id === 'days'))
      .map(({ title, headings, rows }) => ({
        title,
        totals: '',
        columns: headings.map((text) => text.slice(0, 300)),
        rows: rows.map((cells) => cells.map((value) => String(value).slice(0, 300))),
      })),
    signature: say.signature,
    at: made.at,
    drill: made.drill,
  };
}
