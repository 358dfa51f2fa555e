/** What the calls of the diagnostic bundle 诊断包 do: gather it to be read, and write the very thing that was read. */
import type { BrowserWindow, FileFilter } from 'electron';
import { beijingSecond } from '../../shared/domain/beijing-time';
import type { Diagnostics } from '../../shared/diagnostics/facts';
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { Outputs } from '../desk/outputs';
import { askForPlace, savePaper } from '../files/save-paper';
import type { Log } from '../log';
import { newId } from '../new-id';
import { gatherDiagnostics, type GatherParts } from './gather';

export type DiagnosticsParts = Pick<GatherParts, 'machine' | 'stationFolder' | 'logFolder'> & {
  readonly log: Log;
};

const zipFile: FileFilter = { name: 'ZIP', extensions: ['zip'] };

/** The handlers; what was looked at last is what `save` writes. */
export function createDiagnosticsHandlers(
  parts: GatherParts & Pick<DiagnosticsParts, 'log'>,
  outputs: Outputs,
  window: () => BrowserWindow | undefined,
): Handlers['diagnostics'] {
  let looked: (Diagnostics & { readonly id: string }) | undefined;
  return {
    look: async () => {
      looked = { id: newId(), ...(await gatherDiagnostics(parts)) };
      return ok(looked);
    },
    save: async ({ id }) => {
      if (looked?.id !== id) return err({ kind: 'invalidRequest' });
      const { facts, lines } = looked;
      // Seldom asked for: the program does not load the writer of zips for it at its start.
      const { diagnosticsFile } = await import('./bundle-file');
      const bytes = diagnosticsFile({ facts, lines });
      const stamp = beijingSecond(facts.at).replaceAll(/\D/g, '').slice(0, 12);
      const name = `${pick('zh-CN').diagnostics.fileName(stamp)}.zip`;
      const station = parts.lifecycle.current();
      if (station !== undefined) {
        const made = async () => ok({ bytes, record: async () => ok(undefined) });
        return outputs.save(station, { what: 'diagnostics' }, { name, kind: zipFile }, made);
      }
      // Nobody is in, so that the record cannot be told; the log says so.
      const open = window();
      if (open === undefined) return err({ kind: 'saveFailed' });
      const place = await askForPlace(open, name, zipFile);
      if (place === undefined) return ok({ saved: false, fileName: '' });
      const saved = await savePaper(place, bytes);
      if (saved.ok) parts.log('diagnosticsSaved', { bytes: bytes.byteLength });
      return saved;
    },
  };
}
