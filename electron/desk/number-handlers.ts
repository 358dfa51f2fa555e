/** What the calls about numbers do. */
import { ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { AuditRecorder } from './audit-recorder';
import type { Doors } from './doors';
import type { Outputs } from './outputs';
import { registerCsv } from './register-csv';

/** The handlers; a register that was taken out is noted in the trail. */
export function createNumberHandlers(
  { unlocked, brief }: Doors,
  outputs: Outputs,
  recorder: Pick<AuditRecorder, 'note'>,
): Handlers['numbers'] {
  return {
    places: () => brief(async ({ numbers }) => ok(await numbers.places())),
    stock: () => brief(async ({ numbers }) => ok([...numbers.stock()])),
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
  };
}
