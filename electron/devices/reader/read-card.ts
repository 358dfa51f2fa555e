/** Reads one card: found, selected, read; a card that is moved too early is waited for again. */
import type { ReaderError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err } from '../../../shared/domain/result';
import { cardTextBytes, parseCardText, type IdCard } from '../../../shared/capture/id-card';
import type { ReaderPhase } from '../../../shared/ipc/calls/reader';
import { sdtStatus } from './sdt-frame';
import type { LinkError, SdtLink } from './sdt-link';

export type Patience = {
  /** How long somebody may take to lay the card down. */
  readonly cardMs: number;
  /** How long a reader may take for a short answer; reading a card takes it several times as long. */
  readonly answerMs: number;
  /** Between two looks for a card. */
  readonly restMs: number;
};

export const usualPatience: Patience = { cardMs: 60_000, answerMs: 2_000, restMs: 250 };

export type ReadingPorts = {
  readonly patience: Patience;
  /** Never goes back. */
  readonly monotonicMs: () => number;
  /** Ends early when the reading is stopped. */
  readonly rest: (ms: number) => Promise<void>;
  readonly onPhase: (phase: ReaderPhase) => void;
};

const readTimes = 4;

/** What came of one attempt: a card, a reason to end, or a reason to wait for the card again. */
type Attempt = Result<IdCard, LinkError | ReaderError> | 'none' | 'moved';

/** The card on the reader. A line that is lost is told as such: whoever asked may find the reader again. */
export async function readCard(
  link: SdtLink,
  { patience, monotonicMs, rest, onPhase }: ReadingPorts,
  until: number,
): Promise<Result<IdCard, LinkError | ReaderError>> {
  let wasMoved = false;
  onPhase('placeCard');
  for (;;) {
    const attempt = await readOnce(link, patience, onPhase);
    if (attempt !== 'none' && attempt !== 'moved') return attempt;
    if (attempt === 'moved') {
      wasMoved = true;
      onPhase('placeAgain');
    }
    if (monotonicMs() >= until) return err({ kind: wasMoved ? 'cardMoved' : 'cardNone' });
    await rest(patience.restMs);
  }
}

async function readOnce(
  link: SdtLink,
  { answerMs }: Patience,
  onPhase: (phase: ReaderPhase) => void,
): Promise<Attempt> {
  const found = await link.ask('findCard', answerMs);
  if (!found.ok) return found;
  if (found.value.status === sdtStatus.notFound) return 'none';
  if (found.value.status !== sdtStatus.found) return err(deviceError(found.value.status));
  onPhase('reading');
  const selected = await link.ask('selectCard', answerMs);
  if (!selected.ok) return selected;
  if (selected.value.status !== sdtStatus.done) return afterMoving(selected.value.status);
  const read = await link.ask('readText', answerMs * readTimes);
  if (!read.ok) return read;
  if (read.value.status !== sdtStatus.done) return afterMoving(read.value.status);
  const text = textBlock(read.value.data);
  return text === undefined ? err({ kind: 'cardUnreadable' }) : parseCardText(text);
}

/** The text of an answer: two lengths, then text and photo. The photo stays as it is: no free program can unpack it. */
function textBlock(data: Uint8Array): Uint8Array | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [text, photo] = [view.getUint16(0), view.getUint16(2)];
  if (text !== cardTextBytes || data.byteLength < 4 + text + photo) return undefined;
  return data.subarray(4, 4 + text);
}

/** Every other failure between finding and reading comes from a card that is not there any more. */
function afterMoving(status: number): Attempt {
  return isBroken(status) ? err(deviceError(status)) : 'moved';
}

/** The module refuses, not the card: 0x2x a command, 0x6x itself. */
const isBroken = (status: number) => (status & 0xf0) === 0x20 || (status & 0xf0) === 0x60;

function deviceError(status: number): ReaderError {
  return { kind: 'readerRefuses', status };
}
