/** What fields take from the clipboard: texts as they are, and nothing of what is none. */
import { expect, test } from 'vitest';
import { judgePaste } from '../../renderer/ui/field/judge-paste';

const line = { isOneLine: true, most: 300, staying: 0 };
const plain = (text: string) => ({ text, html: '', hasFiles: false });
const cells = (rows: readonly (readonly string[])[]) => ({
  text: `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`,
  html: `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  hasFiles: false,
});

test.each([
  ['a name', plain('尉知夏')],
  ['an address in two lines', plain('山东省日照市岚山区\n听涛街道银杏巷 3 号')],
  ['one cell of a spreadsheet', cells([['尉知夏']])],
  ['a text that comes with its picture', { ...plain('尉知夏'), hasFiles: true }],
  ['nothing at all', plain('')],
])('%s is taken', (_name, pasted) => {
  expect(judgePaste(pasted, line)).toBeUndefined();
});

test.each([
  ['a picture', { text: '', html: '<img src="x">', hasFiles: true }, 'picture'],
  ['two cells beside each other', cells([['尉知夏', '女']]), 'table'],
  ['two cells below each other', cells([['尉知夏'], ['荀予安']]), 'table'],
  ['ten thousand characters', plain('岚'.repeat(10_000)), 'tooLong'],
] as const)('%s is refused as a whole', (_name, pasted, kind) => {
  expect(judgePaste(pasted, line)?.kind).toBe(kind);
});

test('what is selected makes room, and longer fields take tables as text', () => {
  const text = plain('岚'.repeat(200));
  expect(judgePaste(text, { ...line, staying: 100 })).toBeUndefined();
  expect(judgePaste(text, { ...line, staying: 101 })).toEqual({
    ...{ kind: 'tooLong', characters: 200, most: 300 },
  });
  const note = { isOneLine: false, most: 1000, staying: 0 };
  expect(judgePaste(cells([['尉知夏', '女']]), note)).toBeUndefined();
  expect(judgePaste(plain('岚'.repeat(5_000)), { ...note, most: undefined })).toBeUndefined();
});
