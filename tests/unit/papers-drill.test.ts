/** Papers of a drill: every page says so, over pictures as well, and nothing of PDF/A or of the pictures is lost. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import {
  openFonts,
  paperSources,
  planWithFiles,
  sampleCase,
  sampleContent,
  sampleForm,
  sampleLetter,
  samplePictures,
  sha256,
} from '../support/papers-samples';
import { imagesOf, qpdfCheck, savePdf } from '../support/papers-tools';

const fonts = await openFonts();

function textOfPages(path: string, pages: number): string[] {
  return Array.from({ length: pages }, (_, index) => {
    const page = String(index + 1);
    return execFileSync('pdftotext', ['-raw', '-f', page, '-l', page, path, '-'], {
      encoding: 'utf8',
    }).replace(/\s+/g, '');
  });
}

async function drillLetter(kind: 'receipt' | 'placeNotice') {
  const long = Array.from({ length: 8 }, () => sampleContent(kind).paragraphs).flat();
  const made = await makeLetterPdf(
    { ...sampleContent(kind), paragraphs: long.slice(0, 20), marks: [{ kind: 'drill' }] },
    fonts,
  );
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

async function drillArchive() {
  const pictures = samplePictures(3);
  const receipt = await drillLetter('receipt');
  const letters = [{ letter: sampleLetter('receipt'), pdf: receipt.bytes, pages: receipt.pages }];
  const { plan, files } = planWithFiles(sampleCase(sampleForm, pictures), pictures, letters);
  const made = await makeArchivePdf({ ...plan, drill: true }, fonts, paperSources(files));
  if (!made.ok) throw new Error(made.error.kind);
  return { made: made.value, plan };
}

describe('papers of a drill', () => {
  it('say so on every page of a letter', async () => {
    const made = await drillLetter('receipt');
    expect(made.pages).toBeGreaterThan(1);
    for (const text of textOfPages(savePdf(made.bytes), made.pages)) {
      expect(text).toContain('演练文书，不发生效力');
    }
  });

  it('say so on every page of an archive, pictures included, which stay as they are', async () => {
    const { made, plan } = await drillArchive();
    const path = savePdf(made.bytes);
    const pages = textOfPages(path, made.pages);
    for (const [index, text] of pages.entries()) {
      expect(text, `page ${index + 1}`).toMatch(/演练(档案|文书)，不发生效力/);
    }
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    const wanted = plan.documents.flatMap((one) => one.pages.map(({ image }) => image.sha256));
    expect(imagesOf(path).map(sha256)).toEqual(wanted);
    const raw = Buffer.from(made.bytes).toString('latin1');
    expect(raw).toContain('<pdfaid:conformance>U</pdfaid:conformance>');
    expect(raw).not.toMatch(/SMask|\/ca |\/CA /);
  });

  it('have equal bytes for equal content', async () => {
    const [first, second] = [await drillArchive(), await drillArchive()];
    expect(sha256(second.made.bytes)).toBe(sha256(first.made.bytes));
  });
});
