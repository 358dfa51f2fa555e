/** English: the frame around every screen. */
import type { shell as zh } from '../zh-cn/shell';

export const shell: typeof zh = {
  product: 'Enrollment Station',
  navigation: 'Main navigation',
  skip: 'Skip to content',
  home: 'Today',
  newCase: 'Intake',
  outbox: 'Outbox',
  settings: 'Settings',
  archive: 'Archive',
  audit: 'Audit',
  check: 'Check',
  batch: 'Batch',
  guide: 'Policy',
  statistics: 'Statistics',
  classes: 'Classes',
  waitingToSend: (count) => `${count} waiting to be sent`,
  needsAction: (count) => `${count} decisions to act on`,
  line: 'Line',
  unsent: 'Outbox',
  unsentCount: (count) => String(count),
  lock: 'Lock',
  lockUnsavedTitle: 'What was typed last could not be saved',
  lockUnsavedLines: [
    'Locking now loses it; everything saved before is safe.',
    'Without locking it stays on the screen, and the program tries again by itself.',
  ],
  lockPicturesTitle: 'Photos are not saved yet',
  lockPictures: (count) =>
    `${count === 1 ? '1 photo is' : `${count} photos are`} not saved yet. Locking now means taking them again; wait a moment until they are stored and nothing is lost.`,
  lockUnsaved: 'Lock all the same',
  lockUnsavedBack: 'Not yet',
  messages: 'Messages',
  dismiss: 'OK',
  retry: 'Try again',
  loading: 'Loading…',
  catchingUp: "Putting this computer's data in order",
  rebuilding: "Rebuilding this computer's index; the data is safe",
  entries: (done, total) => `${done} / ${total} entries`,
  paste: {
    picture: {
      title: 'The clipboard holds a picture: nothing was pasted',
      detail: 'This field takes text only and is as it was. Paste pictures under Capture.',
    },
    table: {
      title: 'The clipboard holds a table: nothing was pasted',
      detail: 'This field takes one cell and is as it was. Copy a single cell of the table.',
    },
    tooLong: {
      title: (count: number) => `${count} characters are too many: nothing was pasted`,
      detail: (most: number) =>
        `This field takes ${most} at most and is as it was. Copy only the part that is needed.`,
    },
  },
  saved: 'Saved',
  saving: 'Saving…',
  notSaved: 'Could not be saved',
  screenFailed: 'This screen failed',
  screenFailedSafe: 'Everything saved so far is safe; nothing was lost.',
  screenFailedTodo: 'Press Reopen; if it fails again, reopen the program.',
  reopen: 'Reopen',
};
