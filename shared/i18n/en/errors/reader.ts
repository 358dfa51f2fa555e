/** English: errors of the reader for identity cards. */
import type { ReaderError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const typedKept = 'What was typed has not changed.';
const nothingTaken = 'Nothing that came in was used; what was typed has not changed.';
const byHand = 'You can also type what the card says.';

export const readerErrors: WordsFor<ReaderError> = {
  readerDriverMissing: () => ({
    happened:
      'Serial card readers cannot be used on this computer: a part of the program is missing or cannot be loaded.',
    safe: typedKept,
    todo: `Ask your IT staff to install the program again. ${byHand}`,
  }),
  readerMissing: () => ({
    happened: 'No reader for identity cards was found.',
    safe: typedKept,
    todo: `Check its cable and power, then try again; after moving it to another socket, choose it anew in the settings. ${byHand}`,
  }),
  readerPortTaken: () => ({
    happened:
      'The port of the reader cannot be opened: another program may hold it, or permission is missing.',
    safe: typedKept,
    todo: `Close other card-reading programs and try again, or ask your IT staff. ${byHand}`,
  }),
  readerSilent: () => ({
    happened: 'The port was opened, but the reader does not answer.',
    safe: typedKept,
    todo: `Unplug the reader, plug it in again, wait for its light and try again; or choose another port in the settings. ${byHand}`,
  }),
  readerGarbled: () => ({
    happened: 'What the reader sent failed its check several times.',
    safe: nothingTaken,
    todo: `Push its plug in firmly or use another socket, then try again. ${byHand}`,
  }),
  readerRefuses: ({ status }) => ({
    happened: `The reader refuses to work (code ${status.toString(16).toUpperCase().padStart(2, '0')}).`,
    safe: typedKept,
    todo: `Unplug it and plug it in again; if that does not help, tell its maker the code. ${byHand}`,
  }),
  readerBusy: () => ({
    happened: 'Another card is being read.',
    safe: typedKept,
    todo: 'Wait until that is done, or cancel it first.',
  }),
  readingStopped: () => ({
    happened: 'Reading was stopped.',
    safe: typedKept,
    todo: 'Read the card again when you need it.',
  }),
  cardNone: () => ({
    happened: 'No card was found.',
    safe: typedKept,
    todo: `Take the card away and lay it flat on the reader again; only identity cards can be read. ${byHand}`,
  }),
  cardMoved: () => ({
    happened: 'The card was taken away before it was read.',
    safe: nothingTaken,
    todo: `Lay the card flat on the reader and leave it there until it is read. ${byHand}`,
  }),
  cardUnreadable: () => ({
    happened: 'What is on the card is incomplete, or it is no card that is known here.',
    safe: nothingTaken,
    todo: `Take the card away and lay it down once more; if its chip is broken, the family needs a new card. ${byHand}`,
  }),
};
