/** The register of numbers as a table that people print or keep. */
import { beijingSecond } from '../../shared/domain/beijing-time';
import type { Messages } from '../../shared/i18n/messages';
import type { NumberLine } from '../../shared/ipc/calls/numbers';
import { csvText } from '../../shared/text/csv';
import type { Station } from './station';

/** The register as a table with a heading; every serial of every block is in one of its lines. */
export async function registerCsv(
  { numbers }: Pick<Station, 'numbers'>,
  messages: Messages,
): Promise<{ readonly text: string; readonly numbers: number }> {
  const rows: string[][] = [Object.values(messages.numbers.columns)];
  let count = 0;
  for await (const line of numbers.lines()) {
    count += line.to - line.from + 1;
    rows.push(cellsOf(line, messages));
  }
  return { text: csvText(rows), numbers: count };
}

/** In the order of `messages.numbers.columns`. */
function cellsOf(line: NumberLine, { numbers, words }: Messages): string[] {
  const { voided } = line;
  return [
    words.series[line.series],
    line.stationCode,
    String(line.from),
    String(line.to),
    String(line.to - line.from + 1),
    numbers.states[line.state],
    line.number ?? (line.destroyed === true ? numbers.destroyed : ''),
    line.caseNumber ?? line.caseId ?? '',
    line.at === undefined ? '' : beijingSecond(line.at),
    line.by ?? '',
    voided === undefined ? '' : beijingSecond(voided.at),
    voided?.by ?? '',
    voided?.reason ?? '',
  ];
}
