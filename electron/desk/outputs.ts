/** What leaves the station on paper or as a file: said in the trail before it goes, and what became of it after. */
import type { BrowserWindow, FileFilter } from 'electron';
import { drillWord } from '../../shared/domain/drill';
import { err, ok } from '../../shared/domain/result';
import type { AuditEvent } from '../../shared/ledger/audit-event';
import type { OneTimeShelf } from '../files/one-time-shelf';
import type { Sheets } from '../files/print-paper';
import { printPaper } from '../files/print-paper';
import { askForPlace, savePaper } from '../files/save-paper';
import type { AuditRecorder } from './audit-recorder';
import type { Answer } from './doors';
import type { Station } from './station';

type Output = Omit<Extract<AuditEvent, { type: 'outputStarted' }>, 'type' | 'how'>;
type Saved = { saved: boolean; fileName: string };

export type Outputs = {
  /** Prints, then lets `record` say that it is printed; `during` is not held while the printer is waited for. */
  readonly print: <T>(
    station: Station,
    output: Output,
    sheets: Sheets,
    record: () => Answer<T>,
  ) => Answer<T>;
  /** Asks for a place and writes what `make` gives; a lock waits until `record` has said so. */
  readonly save: (
    station: Station,
    output: Output,
    file: { readonly name: string; readonly kind?: FileFilter },
    make: () => Answer<{ readonly bytes: Uint8Array; readonly record: () => Answer<unknown> }>,
  ) => Answer<Saved>;
};

/** The ways out of an open station; nothing goes out whose entry is not on the disk. */
export function createOutputs(parts: {
  readonly window: () => BrowserWindow | undefined;
  readonly shelf: OneTimeShelf;
  readonly recorder: Pick<AuditRecorder, 'note'>;
  readonly current: () => Station | undefined;
}): Outputs {
  const { window, shelf, recorder, current } = parts;
  const started = (event: Output & { readonly how: 'print' | 'save' }) =>
    recorder.note({ type: 'outputStarted', ...event });
  const failed = (event: Output & { readonly how: 'print' | 'save' }) =>
    recorder.note({ type: 'outputFailed', ...event });

  function toPrinter(station: Station, sheets: Sheets): Answer<undefined> {
    const open = window();
    // A lock that began while the entry was written has emptied the shelf already.
    if (current() !== station) return Promise.resolve(err({ kind: 'stationLocked' }));
    if (open === undefined) return Promise.resolve(err({ kind: 'printFailed' }));
    return printPaper(sheets, open, shelf);
  }

  return {
    print: async (station, output, sheets, record) => {
      const event = { how: 'print' as const, ...output };
      const begun = await station.during(() => started(event));
      if (!begun.ok) return begun;
      const printed = await toPrinter(station, sheets);
      if (printed.ok) return station.during(record);
      await station.during(() => failed(event));
      return printed;
    },
    save: async (station, output, { name, kind }, make) => {
      const open = window();
      if (open === undefined) return err({ kind: 'saveFailed' });
      const mark = station.facts().drill ? `${drillWord}-` : '';
      const place = await askForPlace(open, mark + name, kind);
      if (place === undefined) return ok({ saved: false, fileName: '' });
      const event = { how: 'save' as const, ...output };
      // A place chosen only after the station was locked is not written to: whoever chose it may be somebody else.
      return station.during(async (): Answer<Saved> => {
        const made = await make();
        if (!made.ok) return made;
        const begun = await started(event);
        if (!begun.ok) return begun;
        const saved = await savePaper(place, made.value.bytes);
        const told = await (saved.ok ? made.value.record() : failed(event));
        return saved.ok && !told.ok ? told : saved;
      });
    },
  };
}
