/** What the calls about numbers do. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { RegisterPaper } from '../../shared/archive/register-paper';
import { mostRegisterLines, registerPaper } from '../../shared/archive/register-paper';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { HereState } from '../../shared/ipc/calls/letter-codes';
import type { Doors } from './doors';
import { letterVerdict } from './letter-seal';
import { lookedAtPapers, type Papering } from './looked-at-paper';
import { registerCsv } from './register-csv';
import type { Station } from './station';

/** The handlers; a register that was taken out or printed is noted in the trail. */
export function createNumberHandlers(
  { unlocked, brief }: Doors,
  { outputs, recorder, papers, now, remember }: Papering<'makeRegister'>,
): Handlers['numbers'] {
  /** Of which the trail tells how many numbers they hold. */
  const registers = lookedAtPapers<{ readonly numbers: number }>(
    { what: 'register' },
    { make: papers.makeRegister, outputs, remember },
  );
  return {
    places: () => brief(async ({ numbers }) => ok(await numbers.places())),
    stock: () => brief(async ({ numbers }) => ok([...numbers.stock()])),
    find: ({ number }) =>
      brief(async ({ numbers, view }) => {
        const caseId = await numbers.caseOf(number);
        if (caseId === undefined) return err({ kind: 'numberUnknown' });
        const seen = view.seen(caseId);
        return seen.ok ? ok({ caseId }) : seen;
      }),
    checkCode: ({ text }) =>
      brief(async (station) =>
        ok(await letterVerdict(text, station.facts(), (number) => stateHere(number, station))),
      ),
    register: (request) => brief(({ numbers }) => numbers.page(request)),
    saveRegister: ({ locale }) =>
      unlocked(async (station) => {
        const words = pick(locale);
        const name = `${words.numbers.fileName}-${station.facts().stationCode}.csv`;
        const kind = { name: 'CSV', extensions: ['csv'] };
        return outputs.save(station, { what: 'register' }, { name, kind }, async () => {
          const { text, numbers } = await registerCsv(station, words);
          const record = () => recorder.note({ type: 'registerSaved', numbers });
          return ok({ bytes: new TextEncoder().encode(text), record });
        });
      }),
    registerPdf: () =>
      unlocked(async (station) => {
        const read = await station.during(() => readRegister(station, now()));
        if (!read.ok) return read;
        const { paper: content, numbers } = read.value;
        return registers.look(station, content, { numbers });
      }),
    printRegister: ({ sha256, ...choice }) =>
      unlocked((station) =>
        registers.print(station, sha256, choice, ({ numbers }) =>
          recorder.note({ type: 'registerPrinted', numbers }),
        ),
      ),
  };
}

/** What the record says of a number; whose case it is only where the operator may see that. */
async function stateHere(number: string, { numbers, cases, view }: Station): Promise<HereState> {
  const caseId = await numbers.caseOf(number);
  const loaded = caseId === undefined ? undefined : await cases.load(caseId);
  if (caseId === undefined || loaded?.ok !== true || loaded.value === undefined) {
    return { state: 'absent' };
  }
  const known = view.seen(caseId).ok ? { caseId } : {};
  const voided = loaded.value.letters.find((letter) => letter.number === number)?.voided;
  return voided === undefined
    ? { state: 'valid', ...known }
    : { state: 'void', at: voided.at, ...known };
}

/** What the whole register says on paper; papers are in Chinese, whatever the language of the screen. */
async function readRegister(
  { numbers, facts, operator }: Station,
  at: string,
): Promise<Result<{ paper: RegisterPaper; numbers: number }, AppError>> {
  // More than any desk has; what would not fit is taken out as a table.
  const whole = await numbers.whole(mostRegisterLines);
  if (whole === undefined) return err({ kind: 'paperFailed' });
  const { school, stationCode, drill } = facts();
  const made = { school, stationCode, drill, by: operator.name, at };
  return ok({
    paper: registerPaper(pick('zh-CN'), whole.lines, whole.totals, made),
    numbers: whole.lines.reduce((sum, { from, to }) => sum + to - from + 1, 0),
  });
}
