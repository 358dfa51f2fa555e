/** What `scanimage` says on its way: the list of devices, how far a page is, and why it ended. */
import type { ScanError } from '../../shared/domain/app-error';

/** A device of SANE: its name is what `scanimage -d` takes. */
export type SaneDevice = {
  readonly name: string;
  readonly vendor: string;
  readonly model: string;
  /** Of one that is reached through the network, where its back-end tells. */
  readonly ip: string | undefined;
};

/** Between the parts of a line: no device has a tabulator in its name. */
export const deviceListFormat = '%d\t%v\t%m\t%t%n';
const mostDevices = 50;
const longestName = 200;

/** Reads what `scanimage -f` lists. */
export function parseDeviceList(text: string): SaneDevice[] {
  return text
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([name = '', vendor = '', model = '', type]) =>
      // A name that begins like an option could be taken for one.
      type === undefined || name === '' || name.length > longestName || name.startsWith('-')
        ? []
        : [{ name, vendor, model, ip: /^ip=([\d.a-f:]+)$/i.exec(type)?.[1] }],
    )
    .slice(0, mostDevices);
}

/** The last share that was told, 0 to 1, in a piece of its standard error. */
export function parseProgress(text: string): number | undefined {
  const last = [...text.matchAll(/Progress: ([\d.]+)%/g)].at(-1)?.[1];
  return last === undefined ? undefined : Math.min(1, Number(last) / 100);
}

/** SANE_Status (SANE standard 1.06, 4.2.7): scanimage ends with it. */
const statuses: Readonly<Record<number, ScanError['kind']>> = {
  1: 'scannerSettingsRefused',
  3: 'scannerBusy',
  4: 'scannerSettingsRefused',
  6: 'scannerJam',
  7: 'scannerNoPaper',
  8: 'scannerCoverOpen',
  9: 'scannerFailed',
  10: 'scannerFailed',
  11: 'scannerDenied',
};

/** The words of sane_strstatus, for what scanimage says while it ends with 1. */
const words: readonly (readonly [RegExp, ScanError['kind']])[] = [
  [/Device busy/i, 'scannerBusy'],
  [/feeder jammed/i, 'scannerJam'],
  [/out of documents/i, 'scannerNoPaper'],
  [/cover is open/i, 'scannerCoverOpen'],
  [/Access to resource has been denied/i, 'scannerDenied'],
  [/open of device .* failed|no SANE devices found/i, 'scannerGone'],
  [
    /unrecognized option|setting of option .* failed|bad option|option requires/i,
    'scannerSettingsRefused',
  ],
  [/device I\/O/i, 'scannerFailed'],
];

/** Whether it said that it scans no more: what comes after these words is only the closing of the device. */
export const saysItIsOver = (said: string): boolean =>
  /scanimage: sane_(?:start|read): |^Batch terminated/m.test(said);

/** Why it ended; `said` is the end of its standard error. */
export function troubleOf(code: number | null, said: string): ScanError {
  const named = words.find(([pattern]) => pattern.test(said))?.[1];
  const byCode = code === null || code === 1 ? undefined : statuses[code];
  return { kind: byCode ?? named ?? 'scannerFailed' };
}
