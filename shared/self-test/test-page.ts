/** The test page 自检测试页: rulers of type, rare characters and a table, so that a printer can be judged by eye. */
import type { RegisterPaper } from '../archive/register-paper';
import { beijingMinute } from '../domain/beijing-time';
import { codePointName } from '../domain/glyph-clip';
import type { Instant } from '../domain/ids';
import type { Messages } from '../i18n/messages';

/**
 * Han characters of every block that GB 18030-2022 (implementation level 3) takes in: the basic block, extensions A to F,
 * 〇 and the dot of names of minorities.
 */
const trialCharacters = ['〇', '·', '鿰', '㙍', '𠮷', '𪜀', '𫝀', '𫠠', '𬺰'] as const;

/** What is drawn to try the printing of papers. */
export function testPage(
  { selfTest, numbers }: Pick<Messages, 'selfTest' | 'numbers'>,
  made: {
    readonly school: string;
    readonly version: string;
    readonly at: Instant;
    readonly drill: boolean;
  },
): RegisterPaper {
  const say = selfTest.page;
  return {
    title: say.title,
    facts: [
      { label: numbers.paper.school, value: made.school },
      { label: say.version, value: made.version },
      { label: numbers.paper.madeAt, value: beijingMinute(made.at) },
    ],
    verdict: say.lead,
    columns: ['1', '2', '3', '4', '5', '6', '7'],
    series: [
      {
        title: say.characters,
        totals: say.charactersLead,
        columns: [say.block, say.character],
        rows: trialCharacters.map((character) => [
          codePointName(character.codePointAt(0) ?? 0),
          character.repeat(12),
        ]),
      },
      {
        title: say.lines,
        totals: say.linesLead,
        columns: ['1', '2', '3', '4', '5', '6', '7', '8'],
        rows: Array.from({ length: 6 }, (_, row) =>
          Array.from({ length: 8 }, (__, column) =>
            say.sample.charAt((row * 8 + column) % say.sample.length),
          ),
        ),
      },
    ],
    signature: say.signature,
    at: made.at,
    drill: made.drill,
  };
}
