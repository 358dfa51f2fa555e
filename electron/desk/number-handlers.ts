/** What the calls about numbers do. */
import type { BrowserWindow } from 'electron';
import { drillWord } from '../../shared/domain/drill';
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import { askForPlace, savePaper } from '../files/save-paper';
import type { AuditRecorder } from './audit-recorder';
import type { Doors } from './doors';
import { registerCsv } from './register-csv';

/** The handlers; a register that was taken out is noted in the trail. */
export function createNumberHandlers(
  { unlocked, brief }: Doors,
  window: () => BrowserWindow | undefined,
  recorder: AuditRecorder,
): Handlers['numbers'] {
  return {
    stock: () => brief(async ({ numbers }) => ok([...numbers.stock()])),
    register: (request) => brief(({ numbers }) => numbers.page(request)),
    saveRegister: ({ locale }) =>
      unlocked(async (station) => {
        const open = window();
        if (open === undefined) return err({ kind: 'saveFailed' });
        const { drill, stationCode } = station.facts();
        const words = pick(locale);
        const name = `${drill ? `${drillWord}-` : ''}${words.numbers.fileName}-${stationCode}.csv`;
        const place = await askForPlace(open, name, { name: 'CSV', extensions: ['csv'] });
        if (place === undefined) return ok({ saved: false, fileName: '' });
        return station.during(async () => {
          const { text, numbers } = await registerCsv(station, words);
          const saved = await savePaper(place, new TextEncoder().encode(text));
          if (!saved.ok) return saved;
          const noted = await recorder.note({ type: 'registerSaved', numbers });
          return noted.ok ? saved : noted;
        });
      }),
  };
}
