/** A letter printed once more: every page says so, nothing else of it changes, and what is stored is left alone. */
import { expect, it } from 'vitest';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import { makeReprintPdf } from '../../electron/papers/reprint-pdf';
import { openFonts, sampleContent, sha256 } from '../support/papers-samples';
import { fontsOf, qpdfCheck, savePdf, textOf } from '../support/papers-tools';

const fonts = await openFonts();

it.each([
  [2, '第2次打印'],
  [undefined, '再次打印'],
])('says on every page that it is print %s', async (copy, words) => {
  // A drill's note is set in the same face, with other characters of it.
  const content = { ...sampleContent('placeNotice'), marks: [{ kind: 'drill' as const }] };
  const stored = await makeLetterPdf(content, fonts);
  if (!stored.ok) throw new Error(stored.error.kind);
  const { bytes, pages } = stored.value;
  const before = sha256(bytes);
  const made = await makeReprintPdf(
    bytes,
    { kind: 'reprint', ...(copy === undefined ? {} : { copy }) },
    fonts,
  );
  if (!made.ok) throw new Error(made.error.kind);
  expect(made.value.pages).toBe(pages);
  expect(sha256(bytes)).toBe(before);
  const path = savePdf(made.value.bytes);
  const [text, was] = [textOf(path), textOf(savePdf(bytes))];
  expect(text.split(words)).toHaveLength(pages + 1);
  expect(text.replaceAll(words, '')).toBe(was);
  expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
  expect(fontsOf(path).length).toBeGreaterThan(fontsOf(savePdf(bytes)).length);
});

it('says on every page of a void letter that it is void, and hides none of its words', async () => {
  const stored = await makeLetterPdf(sampleContent('placeNotice'), fonts);
  if (!stored.ok) throw new Error(stored.error.kind);
  const { bytes, pages } = stored.value;
  const made = await makeReprintPdf(bytes, { kind: 'void' }, fonts);
  if (!made.ok) throw new Error(made.error.kind);
  const text = textOf(savePdf(made.value.bytes));
  const words = '作废本文书已作废';
  expect(text.split(words)).toHaveLength(pages + 1);
  expect(text.replaceAll(words, '')).toBe(textOf(savePdf(bytes)));
});

it('is not made of what is no PDF', async () => {
  const made = await makeReprintPdf(
    new TextEncoder().encode('%PDF-1.7 no more'),
    { kind: 'void' },
    fonts,
  );
  expect(made).toMatchObject({ ok: false, error: { kind: 'letterUnreadable' } });
});
