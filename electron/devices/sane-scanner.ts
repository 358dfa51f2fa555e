/** Scanners that this computer's own drivers know: SANE, through its program `scanimage`. */
import { imageLimits } from '../../shared/capture/image-header';
import { mostScannedPages } from '../../shared/capture/scan';
import type { ScanError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { PagePipe } from './page-pipes';
import { makePagePipes } from './page-pipes';
import type { SaneOptions } from './sane-options';
import { argumentsFor, inputsOf, isWithinLimits, parseSaneOptions } from './sane-options';
import type { SaneDevice } from './sane-words';
import {
  deviceListFormat,
  parseDeviceList,
  parseProgress,
  saysItIsOver,
  troubleOf,
} from './sane-words';
import type { ScanimageEnd } from './scanimage';
import { askScanimage, startScanimage } from './scanimage';
import type { FoundScanner, ScanHooks, Scanner } from './scanner';
import { plainName } from './scanner';

/** A device of SANE under the name that its back-end gave it. */
export type SaneScannerDevice = FoundScanner & {
  readonly kind: 'sane';
  readonly saneName: string;
  /** Of one that is reached through the network, where its back-end tells. */
  readonly ip?: string;
};

/** `absent`: this computer has no SANE. */
export type SaneFound =
  | { readonly state: 'absent' }
  | { readonly state: 'there'; readonly devices: readonly SaneScannerDevice[] };

const answerBytes = 512 * 1024;
const askMs = 30_000;
/** A slow device at 600 dpi warms up, scans and says nothing meanwhile. */
const silenceMs = 180_000;

/** Every scanner that SANE finds; looking for them in a network may take its while. */
export async function findSaneScanners(signal: AbortSignal): Promise<SaneFound> {
  const args = [`--formatted-device-list=${deviceListFormat}`];
  const asked = await askScanimage(args, { signal, silenceMs: askMs, mostBytes: answerBytes });
  if (asked.isAbsent) return { state: 'absent' };
  return { state: 'there', devices: parseDeviceList(asked.output).map(deviceOf) };
}

function deviceOf({ name, vendor, model, ip }: SaneDevice): SaneScannerDevice {
  const shown = plainName(`${vendor === 'Noname' ? '' : vendor} ${model}`);
  return {
    kind: 'sane',
    id: `sane:${name}`,
    saneName: name,
    name: shown === '' ? name : shown,
    ...(ip === undefined ? {} : { ip, address: ip }),
  };
}

/** The adapter over `scanimage`. */
export const saneScanner: Scanner<SaneScannerDevice> = {
  facts: async (device, signal) => {
    const options = await readOptions(device, signal);
    return options.ok ? ok({ inputs: inputsOf(options.value), line: 'direct' }) : options;
  },
  scan: async (device, settings, hooks) => {
    const options = await readOptions(device, hooks.signal);
    if (hooks.signal.aborted) return ok(undefined);
    if (!options.ok) return options;
    if (!isWithinLimits(options.value, settings)) return err({ kind: 'scannerPageTooLarge' });
    const args = [
      `--device-name=${device.saneName}`,
      '--format=jpeg',
      '--progress',
      ...argumentsFor(options.value, settings),
    ];
    const scanned = await (settings.source === 'flatbed' ? scanOnce : scanBatch)(args, hooks);
    return hooks.signal.aborted ? ok(undefined) : scanned;
  },
};

/** Asked anew before every scan: what is on offer changes with the paper and with the cover. */
async function readOptions(
  { saneName }: SaneScannerDevice,
  signal: AbortSignal,
): Promise<Result<SaneOptions, ScanError>> {
  const asked = await askScanimage([`--device-name=${saneName}`, '--all-options'], {
    signal,
    silenceMs: askMs,
    mostBytes: answerBytes,
  });
  if (asked.isAbsent) return err({ kind: 'scannerGone' });
  const options = parseSaneOptions(asked.output);
  if (options.size > 0) return ok(options);
  return err(asked.code === 0 ? { kind: 'scannerNonsense' } : troubleOf(asked.code, asked.said));
}

/** One page through its standard output. */
async function scanOnce(
  args: readonly string[],
  { signal, onProgress, onPage }: ScanHooks,
): Promise<Result<undefined, ScanError>> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  onProgress({ page: 1 });
  const run = startScanimage(args, {
    signal,
    silenceMs,
    onOutput: (piece) => {
      bytes += piece.length;
      if (bytes > imageLimits.bytes) run.end();
      else pieces.push(piece);
    },
    onSaid: (piece) => tell(piece, 1, onProgress),
    isOver: saysItIsOver,
  });
  const end = await run.ended;
  if (bytes > imageLimits.bytes) return err({ kind: 'scannerAnswerTooLarge' });
  if (end.code !== 0) return err(whyEnded(end));
  await onPage(Buffer.concat(pieces));
  return ok(undefined);
}

/** Page after page through named pipes, until the feeder is empty. */
async function scanBatch(
  args: readonly string[],
  { signal, onProgress, onPage }: ScanHooks,
): Promise<Result<undefined, ScanError>> {
  const pipes = await makePagePipes(mostScannedPages);
  if (pipes === undefined) return err({ kind: 'scannerFailed' });
  let printed = '';
  let listener: () => void = () => undefined;
  let page = 1;
  let isTooLarge = false;
  const batch = [`--batch=${pipes.pattern}`, `--batch-count=${mostScannedPages}`, '--batch-print'];
  const run = startScanimage([...args, ...batch], {
    signal,
    silenceMs,
    onOutput: (piece) => {
      printed += piece.toString('utf8');
      listener();
    },
    onSaid: (piece) => tell(piece, page, onProgress),
    isOver: saysItIsOver,
  });
  let hasEnded = false;
  void run.ended.then(() => {
    hasEnded = true;
    listener();
  });
  /** The name of a page is printed when it is written to the end; a page that broke off never is. */
  const isWritten = () =>
    new Promise<boolean>((resolve) => {
      listener = () => {
        const written = printed.split('\n').length - 1 >= page;
        if (written || hasEnded) resolve(written);
      };
      listener();
    });
  try {
    for (; page <= mostScannedPages; page += 1) {
      onProgress({ page });
      const pipe: PagePipe = pipes.read(page, (soFar) => {
        run.heard();
        if (soFar <= imageLimits.bytes) return;
        isTooLarge = true;
        pipe.close();
        run.end();
      });
      if (!(await isWritten())) {
        pipe.close();
        break;
      }
      if ((await onPage(await pipe.rest())) === 'stop') {
        run.end();
        return ok(undefined);
      }
    }
  } finally {
    // Nobody reads any more: whoever still writes is told so by the system.
    if (page > mostScannedPages) await run.ended;
    else run.end();
    await pipes.remove();
  }
  const end = await run.ended;
  if (isTooLarge) return err({ kind: 'scannerAnswerTooLarge' });
  if (page > mostScannedPages) return err({ kind: 'scannerTooManyPages' });
  const trouble = whyEnded(end);
  // An empty feeder is how every stack ends.
  return end.code === 0 || (trouble.kind === 'scannerNoPaper' && page > 1)
    ? ok(undefined)
    : err(trouble);
}

function tell(piece: string, page: number, onProgress: ScanHooks['onProgress']): void {
  const done = parseProgress(piece);
  if (done !== undefined) onProgress({ page, done });
}

/** One that is not there, or had to be ended because it said nothing any more, is gone. */
function whyEnded({ code, said, isAbsent, wasSilent }: ScanimageEnd): ScanError {
  return isAbsent || wasSilent ? { kind: 'scannerGone' } : troubleOf(code, said);
}
