/** What a family or an office wrote is text on paper and nothing else, whatever it looks like. */
import { expect, it } from 'vitest';
import { probePdf } from '../../electron/archive/pdf-probe';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import { openFonts, sampleCase, sampleContent, sampleForm } from '../support/papers-samples';
import { qpdfCheck, savePdf, textOf } from '../support/papers-tools';

it.each([
  '<script>alert(1)</script>',
  '{child.idNumber}${process.exit()}{{constructor}}',
  ') Tj ET /JS (app.alert(1)) >> endobj',
  '=cmd|calc!A0',
  '%PDF-1.7 endstream %%EOF',
])('a child called %s', async (name) => {
  const fonts = await openFonts();
  const content = sampleContent('receipt', sampleCase({ ...sampleForm, 'child.name': name }));
  const made = await makeLetterPdf(content, fonts);
  if (!made.ok) throw new Error(made.error.kind);
  const path = savePdf(made.value.bytes);
  expect(textOf(path)).toContain(name.replaceAll(' ', ''));
  expect(textOf(path)).not.toContain(sampleForm['child.idNumber']);
  expect(await probePdf(made.value.bytes)).toMatchObject({ isActive: false, isEncrypted: false });
  expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
});
