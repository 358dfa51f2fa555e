/** English: errors of tables that go out or come in. */
import type { TableError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const nothingOut = 'No file was written, and no case was changed.';
const nothingIn = 'Nothing was taken in, and no case was changed.';
const askForXlsx = 'Ask the office that sent the file for the list as .xlsx or .csv.';

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
    happened: 'The file is larger than 20 MB and hardly a problem list.',
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
  listEmpty: () => ({
    happened: 'There is no pupil in the list.',
    safe: nothingIn,
    todo: 'Check that it is the right file.',
  }),
};
