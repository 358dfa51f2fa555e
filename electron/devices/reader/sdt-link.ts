/** One open line to a reader: a command goes out, its answer comes back, and whatever is no answer to it is left aside. */
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { SdtAnswer, SdtCommand } from './sdt-frame';
import { createFrameReader, encodeCommand, sdtStatus } from './sdt-frame';
import type { OpenPort } from './serial-ports';

/** `silent`: no answer in time; `garbled`: answers with wrong check sums only; `closed`: the line is gone. */
export type LinkError = 'silent' | 'garbled' | 'closed' | 'stopped';

export type SdtLink = {
  /** Says it once more when one side heard it wrong. */
  readonly ask: (command: SdtCommand, limitMs: number) => Promise<Result<SdtAnswer, LinkError>>;
  readonly close: () => Promise<void>;
};

const mostTries = 3;

/** A link over a port that is open; `stop` ends whatever is asked. */
export function createLink(port: OpenPort, stop: AbortSignal): SdtLink {
  const reader = createFrameReader();
  let closed = false;
  let listen: ((told: SdtAnswer | LinkError) => void) | undefined;
  port.onData((bytes) => {
    for (const received of reader.push(bytes)) {
      listen?.(received.kind === 'answer' ? received.answer : 'garbled');
    }
  });
  port.onClosed(() => {
    closed = true;
    listen?.('closed');
  });

  async function askOnce(command: SdtCommand, limitMs: number): Promise<SdtAnswer | LinkError> {
    if (closed) return 'closed';
    if (stop.aborted) return 'stopped';
    reader.clear();
    const told = new Promise<SdtAnswer | LinkError>((resolve) => {
      const timer = setTimeout(() => end('silent'), limitMs);
      const onStop = () => end('stopped');
      const end = (what: SdtAnswer | LinkError) => {
        clearTimeout(timer);
        stop.removeEventListener('abort', onStop);
        listen = undefined;
        resolve(what);
      };
      stop.addEventListener('abort', onStop);
      listen = (what) => {
        if (typeof what === 'string' || fits(command, what)) end(what);
      };
    });
    port.write(encodeCommand(command)).catch(() => listen?.('closed'));
    return told;
  }

  return {
    ask: async (command, limitMs) => {
      for (let tries = 1; ; tries += 1) {
        const told = await askOnce(command, limitMs);
        const misheard =
          told === 'garbled' ||
          (typeof told !== 'string' &&
            (told.status === sdtStatus.checksumWrong || told.status === sdtStatus.lengthWrong));
        if (misheard && tries < mostTries) continue;
        if (misheard) return err('garbled');
        return typeof told === 'string' ? err(told) : ok(told);
      }
    },
    close: port.close,
  };
}

/** What each command is answered with when it went well, in bytes; the longest answer there is may carry more. */
const dataBytes: { readonly [C in SdtCommand]: readonly [least: number, most: number] } = {
  samStatus: [0, 0],
  samNumber: [16, 16],
  findCard: [4, 4],
  selectCard: [8, 8],
  readText: [4, 4_096],
};

/** A late answer to a command before must not be taken for one to this. */
function fits(command: SdtCommand, { status, data }: SdtAnswer): boolean {
  if (status === sdtStatus.notFound) return command === 'findCard';
  if (status === sdtStatus.notSelected) return command === 'selectCard';
  if (status === sdtStatus.found) return command === 'findCard';
  if (status !== sdtStatus.done) return true;
  const [least, most] = dataBytes[command];
  return command !== 'findCard' && data.length >= least && data.length <= most;
}
