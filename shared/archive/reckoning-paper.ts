/** The reckoning of a season 对账单 as a paper, to be signed by both sides: drawn like the register of numbers. */
import { beijingMinute } from '../domain/beijing-time';
import type { Decision } from '../domain/delivery';
import type { Messages } from '../i18n/messages';
import type { ReckoningShown } from '../ipc/calls/reckoning';
import type { Reckoning } from '../sync/reckoning';
import { differenceKinds } from '../sync/reckoning';
import type { PaperMaker, RegisterPaper } from './register-paper';
import { mostRegisterLines } from './register-paper';

/** Everything that is printed, in the words of a language; each kind of difference is a table of its own. */
export function reckoningPaper(
  { numbers, reckoning: words, words: common }: Pick<Messages, 'numbers' | 'reckoning' | 'words'>,
  { here, there, archived, agreeing, differences }: Reckoning,
  made: PaperMaker & {
    readonly season: number;
    readonly platform: string;
    /** When a platform was given up that cannot be asked, and its last word. */
    readonly last?: ReckoningShown['last'];
  },
): RegisterPaper {
  const told = (outcome: Decision['outcome'] | undefined) =>
    outcome === undefined ? words.undecided : common.outcomes[outcome];
  const tables = differenceKinds
    .map((kind) => ({ kind, lines: differences.filter((one) => one.kind === kind) }))
    .filter(({ lines }) => lines.length > 0);
  return {
    title: words.paperTitle(String(made.season)),
    facts: [
      { label: numbers.paper.school, value: made.school },
      { label: numbers.columns.station, value: made.stationCode },
      { label: words.platform, value: made.platform.slice(0, 300) },
      ...(made.last === undefined
        ? []
        : [{ label: words.basis, value: basisText(words, made.last) }]),
      { label: words.here, value: String(here) },
      { label: words.there, value: String(there) },
      { label: words.archived, value: String(archived) },
      { label: numbers.paper.madeAt, value: beijingMinute(made.at) },
      { label: numbers.paper.madeBy, value: made.by },
    ],
    verdict:
      differences.length === 0
        ? words.agrees(String(agreeing))
        : words.differs(String(agreeing), String(differences.length)),
    columns: [
      words.line,
      words.ownRevision,
      words.number,
      words.matter,
      words.outcomes,
      words.otherRevision,
      words.remark,
    ],
    series: tables.map(({ kind, lines }) => ({
      title: words.kinds[kind].name,
      totals: words.kinds[kind].todo,
      rows: lines
        .slice(0, mostRegisterLines)
        .map(({ caseNumber, matterNumber, caseId, own, other }, index) => [
          String(index + 1),
          own === undefined ? words.none : String(own.revision),
          caseNumber === '' ? caseId : caseNumber,
          matterNumber,
          [own, other].map((side) => told(side?.outcome)).join(words.against),
          other === undefined ? words.none : String(other.revision),
          '',
        ]),
    })),
    signature: made.last === undefined ? words.signature : words.signatureAlone,
    at: made.at,
    drill: made.drill,
  };
}

function basisText(
  words: Messages['reckoning'],
  { givenUpAt, heardAt }: NonNullable<ReckoningShown['last']>,
): string {
  const ended = beijingMinute(givenUpAt);
  return heardAt === undefined
    ? words.neverHeard(ended)
    : words.heard(ended, beijingMinute(heardAt));
}
