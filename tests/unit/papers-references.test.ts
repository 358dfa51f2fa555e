/** Every kind of letter with every kind of name, kept in .cache/papers-references for people to look at. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOutLetter } from '../../electron/papers/letter-layout';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { Typesetter } from '../../electron/papers/typesetter';
import { letterKinds } from '../../shared/domain/letter';
import { openFonts, sampleCase, sampleContent, sampleForm } from '../support/papers-samples';
import { draftText, inklessCharacters, qpdfCheck, textOf } from '../support/papers-tools';
import { mupdfComplaints, preflight } from '../support/pdfa-tools';

const folder = resolve(import.meta.dirname, '../../.cache/papers-references');

let fonts: PaperFonts;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  fonts = await openFonts();
});

/** What a child may be called; the last one has a character (Unicode extension H) that no bundled font draws. */
const names = {
  short: '丁一',
  long: '欧阳慧琳·阿卜杜热西提江·买买提吐尔逊·古丽巴哈尔汗',
  minority: '阿卜杜热西提·买买提·吐尔逊',
  planes: '吴\u{21757}\u{2B741}\u{2CB6D}\u{30EDE}䶮㛃',
  undrawable: '吴\u{31350}',
} as const;

const contentFor = (kind: (typeof letterKinds)[number], name: string) => {
  const content = sampleContent(kind);
  const renamed = JSON.stringify(content).replaceAll('周慧琳', name);
  return kind === 'receipt'
    ? sampleContent(kind, sampleCase({ ...sampleForm, 'child.name': name }))
    : (JSON.parse(renamed) as typeof content);
};

describe.each(letterKinds)('the letter %s', (kind) => {
  it.each(Object.entries(names))('shows and says a %s name', async (called, name) => {
    const content = contentFor(kind, name);
    const made = await makeLetterPdf(content, fonts);
    if (!made.ok) throw new Error(made.error.kind);
    const path = join(folder, `${kind}-${called}.pdf`);
    writeFileSync(path, made.value.bytes);
    const drafts = layOutLetter(content, new Typesetter(fonts));
    expect(textOf(path)).toBe(draftText(drafts));
    const isDrawn = called !== 'undrawable';
    expect(textOf(path)).toContain(isDrawn ? name : '吴〔U+31350〕');
    expect(made.value.missingGlyphs).toEqual(isDrawn ? [] : [0x31350]);
    expect(made.value.missingPlaces?.every(({ line }) => line.includes('〔U+31350〕'))).toBe(
      isDrawn ? undefined : true,
    );
    for (const [index, draft] of drafts.entries()) {
      expect(inklessCharacters(path, index + 1, draft, fonts)).toEqual([]);
    }
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
  });
});

it('all of them are sound for Preflight and mupdf', () => {
  const paths = letterKinds.flatMap((kind) =>
    Object.keys(names).map((called) => join(folder, `${kind}-${called}.pdf`)),
  );
  expect(mupdfComplaints(paths)).toEqual([]);
  const files = paths.map((path) => ({ path, flavour: '2u' as const }));
  expect(preflight(files)).toEqual(paths.map(() => []));
});
