/** English: errors of tables that go out or come in. */
import type { TableError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const nothingOut = 'No file was written, and no case was changed.';
const nothingIn = 'Nothing was taken in, and no case was changed.';
const askForXlsx = 'Import the table again as .xlsx or .csv.';

export const tableErrors: WordsFor<TableError> = {
  exportNothing: () => ({
    happened: 'There is no pupil to export.',
    safe: nothingOut,
    todo: 'Put the pupils right that the check names, or choose another range.',
  }),
  exportTooMany: ({ limit }) => ({
    happened: `There are more than ${limit} pupils to export.`,
    safe: nothingOut,
    todo: 'Choose the range of accepted pupils.',
  }),
  exportChanged: () => ({
    happened: 'Cases were changed since the check.',
    safe: nothingOut,
    todo: 'Check again and look at the result before exporting.',
  }),
  listTooBig: () => ({
    happened: 'The file is larger than 20 MB and hardly a list.',
    safe: nothingIn,
    todo: 'Check that it is the right file; divide a very long list.',
  }),
  listTooLong: () => ({
    happened: 'The list has more than 20000 lines.',
    safe: nothingIn,
    todo: 'Divide it by grade or school and take the parts in one by one.',
  }),
  listOldFormat: () => ({
    happened: 'This is a file of the old Excel format (.xls).',
    safe: nothingIn,
    todo: 'Open it in Excel or WPS, save it as .xlsx and try again.',
  }),
  listNotATable: () => ({
    happened: 'The file is neither an Excel table nor CSV text.',
    safe: nothingIn,
    todo: askForXlsx,
  }),
  listSwollen: () => ({
    happened: 'The file would unpack to an abnormal size and was not opened.',
    safe: nothingIn,
    todo: askForXlsx,
  }),
  listUnreadable: () => ({
    happened: 'The file cannot be read; it may be incomplete or damaged.',
    safe: nothingIn,
    todo: 'Download it again; if that fails, ask for another copy.',
  }),
  listWithoutHeadings: () => ({
    happened: 'The first ten lines have no headings for the name and for a number.',
    safe: nothingIn,
    todo: 'Check that it is the right file, and give changed headings their names back.',
  }),
  batchWithoutHeadings: () => ({
    happened:
      'No headings were recognised in the first 10 rows: a column for the name of the child and one more are needed.',
    safe: nothingIn,
    todo: 'Check that this is the right table; where it has no headings, write the name of each column into the first row.',
  }),
  batchTooLong: ({ limit }) => ({
    happened: `The table has more than ${limit} rows.`,
    safe: nothingIn,
    todo: 'Divide it by village or school and import the parts one after another.',
  }),
  batchNothingChosen: () => ({
    happened: 'There is no family to take in: no table was chosen, or every row is left out.',
    safe: nothingIn,
    todo: 'Choose a table, check it, keep at least one row, and begin.',
  }),
  batchNothingReady: () => ({
    happened: 'No case can be submitted now: they were submitted already, or lack something new.',
    safe: 'What was submitted is there, and nothing was submitted twice; no other case was changed.',
    todo: 'Check the batch again, put right what is missing, and submit.',
  }),
  batchPicturesUnreadable: () => ({
    happened:
      'The pictures cannot be read: the folder or archive was moved, is damaged, or holds more than 50,000 pictures.',
    safe: 'Families and pages taken in so far are safe; no other family counts as done.',
    todo: 'Put in the same drive, or put the files back, and go on.',
  }),
  batchPicturesElsewhere: () => ({
    happened: 'No picture of this batch lies there.',
    safe: 'The batch is unchanged; families and pages taken in so far are safe.',
    todo: 'Choose the folder or archive that the pictures were in; the names inside have to be the same.',
  }),
  batchOfAnother: () => ({
    happened: 'A colleague began this batch; you cannot go on with it.',
    safe: 'The batch is unchanged, and the cases of it are safe.',
    todo: 'Ask the colleague to go on. When they are away, an administrator puts the batch away and hands the drafts over; the other families are imported again.',
  }),
  listEmpty: () => ({
    happened: 'There is no pupil in the list.',
    safe: nothingIn,
    todo: 'Check that it is the right file.',
  }),
};
