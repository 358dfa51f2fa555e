/** The card reader of the desk: one reading at a time, found again when it was pulled out and put back. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterwards } from '../../../shared/domain/afterwards';
import type { ReaderError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { IdCard } from '../../../shared/capture/id-card';
import type { ReaderPhase, ReaderSettings, ReaderTest } from '../../../shared/ipc/calls/reader';
import type { Log } from '../../log';
import { findReader, listPorts, type FoundReader } from './find-reader';
import { readCard, usualPatience, type Patience, type ReadingPorts } from './read-card';
import { sdtStatus } from './sdt-frame';
import type { LinkError } from './sdt-link';
import type { SerialPorts } from './serial-ports';

export type CardReader = {
  readonly ports: () => ReturnType<typeof listPorts>;
  /** Finds the reader and asks it for its number; no card is needed. */
  readonly test: () => Promise<Result<ReaderTest, ReaderError>>;
  /** Waits for a card and reads it. */
  readonly read: () => Promise<Result<IdCard, ReaderError>>;
  /** Ends what is under way; settles when the line is closed. */
  readonly stop: () => Promise<void>;
};

type Parts = {
  readonly ports: SerialPorts;
  readonly settings: () => Promise<ReaderSettings>;
  readonly monotonicMs: () => number;
  readonly onPhase: (phase: ReaderPhase) => void;
  readonly log: Log;
  readonly patience?: Patience;
};

/** Nothing is opened before somebody reads a card, and nothing stays open after. */
export function createCardReader(parts: Parts): CardReader {
  const { ports, monotonicMs, patience = usualPatience } = parts;
  let lastPath: string | undefined;
  let running: { readonly stop: AbortController; readonly done: Promise<unknown> } | undefined;

  async function alone<T>(
    work: (stop: AbortSignal) => Promise<Result<T, ReaderError>>,
  ): Promise<Result<T, ReaderError>> {
    if (running !== undefined) return err({ kind: 'readerBusy' });
    const stop = new AbortController();
    const done = work(stop.signal);
    running = { stop, done };
    try {
      const result = await done;
      if (!result.ok) parts.log('cardNotRead', facts(result.error));
      return result;
    } finally {
      running = undefined;
    }
  }

  async function find(stop: AbortSignal): Promise<Result<FoundReader, ReaderError>> {
    const settings = await parts.settings();
    const { answerMs } = patience;
    const known = lastPath === undefined ? {} : { lastPath };
    const found = await findReader(ports, settings, { answerMs, stop, ...known });
    if (found.ok) lastPath = found.value.path;
    return found;
  }

  async function read(stop: AbortSignal): Promise<Result<IdCard, ReaderError>> {
    const rest = (ms: number) => wait(ms, undefined, { signal: stop }).catch(() => undefined);
    const reading: ReadingPorts = { patience, monotonicMs, rest, onPhase: parts.onPhase };
    const until = monotonicMs() + patience.cardMs;
    for (;;) {
      const found = await find(stop);
      if (stop.aborted) {
        if (found.ok) await found.value.link.close();
        return err({ kind: 'readingStopped' });
      }
      if (found.ok) {
        const { link } = found.value;
        const card = await afterwards(readCard(link, reading, until), () => link.close());
        if (card.ok) return card;
        const ended = endOf(card.error);
        if (ended !== undefined) return err(ended);
      } else if (found.error.kind !== 'readerMissing') {
        return found;
      }
      // Not there, or not there any more: it may be put in at any moment.
      if (monotonicMs() >= until) return err({ kind: 'readerMissing' });
      parts.onPhase('plugIn');
      await rest(patience.restMs * 4);
    }
  }

  return {
    ports: () => listPorts(ports),
    read: () => alone(read),
    test: () =>
      alone(async (stop) => {
        const found = await find(stop);
        if (!found.ok) return found;
        const { path, link } = found.value;
        const said = await afterwards(link.ask('samNumber', patience.answerMs), () => link.close());
        const number =
          said.ok && said.value.status === sdtStatus.done ? said.value.data : undefined;
        return ok({ path, ...(number === undefined ? {} : { samNumber: samNumber(number) }) });
      }),
    stop: async () => {
      running?.stop.abort();
      await running?.done.catch(() => undefined);
    },
  };
}

/** What ends a reading; a line that was closed does not: the reader was pulled out. */
function endOf(error: ReaderError | LinkError): ReaderError | undefined {
  switch (error) {
    case 'closed':
      return undefined;
    case 'stopped':
      return { kind: 'readingStopped' };
    case 'silent':
      return { kind: 'readerSilent' };
    case 'garbled':
      return { kind: 'readerGarbled' };
    default:
      return error;
  }
}

function facts(error: ReaderError) {
  return { kind: error.kind, ...('status' in error ? { status: error.status } : {}) };
}

/** As it is printed on the reader: 05.01-20120301-0000000001-1234567890 (GA 450: 机具安全模块编号). */
function samNumber(data: Uint8Array): string {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const figures = (value: number, length: number) => String(value).padStart(length, '0');
  const [maker, kind] = [view.getUint16(0, true), view.getUint16(2, true)];
  const rest = [
    view.getUint32(4, true),
    view.getUint32(8, true),
    view.getUint32(12, true),
  ] as const;
  return [
    `${figures(maker, 2)}.${figures(kind, 2)}`,
    figures(rest[0], 8),
    figures(rest[1], 10),
    figures(rest[2], 10),
  ].join('-');
}
