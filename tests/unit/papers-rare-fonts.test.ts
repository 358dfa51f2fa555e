/** Characters beyond the two usual families: drawn from fonts that are opened only then, spelt out where those are not. */
import { cpSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rareFonts } from '../../build/setup/rare-fonts.mjs';
import { checkGlyphs } from '../../electron/papers/glyph-check';
import { layOutLetter } from '../../electron/papers/letter-layout';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { loadPaperFonts } from '../../electron/papers/paper-fonts';
import { Typesetter } from '../../electron/papers/typesetter';
import {
  fontsFolder,
  openFonts,
  sampleCase,
  sampleContent,
  sampleForm,
  sha256,
  usualFontsFolder,
} from '../support/papers-samples';
import { fontsOf, inklessCharacters, qpdfCheck, savePdf, textOf } from '../support/papers-tools';
import { mupdfComplaints } from '../support/pdfa-tools';

/** One or more of each block of GB 18030-2022 that the usual families do not have whole. */
const rare = {
  compatibility: '裏\uf98f',
  extensionB: '\u{21757}\u{21484}\u{2A6D6}',
  extensionC: '\u{2A701}\u{2B734}',
  extensionD: '\u{2B741}\u{2B81D}',
  extensionE: '\u{2CB6D}\u{2B823}\u{2CEA1}',
  extensionF: '\u{2CEB0}\u{2EBE0}',
} as const;

const letterFor = (name: string) =>
  sampleContent('receipt', sampleCase({ ...sampleForm, 'child.name': name }));

async function load(folder: string): Promise<PaperFonts> {
  const loaded = await loadPaperFonts(folder);
  if (!loaded.ok) throw new Error(loaded.error.kind);
  return loaded.value;
}

async function made(name: string, fonts: PaperFonts) {
  const paper = await makeLetterPdf(letterFor(name), fonts);
  if (!paper.ok) throw new Error(JSON.stringify(paper.error));
  return paper.value;
}

describe('characters of GB 18030-2022 beyond the usual families', () => {
  it.each(Object.entries(rare))('are drawn as they are: %s', async (_block, name) => {
    const fonts = await openFonts();
    const paper = await made(`吴${name}`, fonts);
    expect(paper.missingGlyphs).toEqual([]);
    expect(paper.missingPlaces).toBeUndefined();
    const path = savePdf(paper.bytes);
    expect(textOf(path)).toContain(`吴${name}`);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(mupdfComplaints([path])).toEqual([]);
    expect(checkGlyphs(paper.bytes, fonts).broken).toEqual([]);
    const used = fontsOf(path);
    expect(used.every(({ embedded, subset }) => embedded === 'yes' && subset === 'yes')).toBe(true);
    expect(used.some(({ name: font }) => /^[A-Z]{6}\+HanaMin[AB]$/.test(font))).toBe(true);
    const [draft] = layOutLetter(letterFor(`吴${name}`), new Typesetter(fonts));
    if (draft === undefined) throw new Error('No page');
    expect(inklessCharacters(path, 1, draft, fonts)).toEqual([]);
  });

  it('open a file only when a paper asks, and keep it open', async () => {
    const fonts = await openFonts();
    expect(fonts.missingFiles).toEqual([]);
    await made('周慧琳', fonts);
    await made('阿卜杜热西提·买买提', fonts);
    await made('吴\u200b\ue000', fonts);
    expect(fonts.opened()).toHaveLength(4);
    await made(`吴${rare.extensionF}`, fonts);
    expect(fonts.opened().map(({ postScriptName }) => postScriptName)).toContain('HanaMinB');
    expect(fonts.opened()).toHaveLength(5);
    const before = fonts.face('rareB');
    await made(`吴${rare.extensionB}`, fonts);
    expect(fonts.face('rareB')).toBe(before);
  });

  it('have equal bytes whether the file was open or not', async () => {
    const name = `吴${rare.extensionB}${rare.compatibility}`;
    const warm = await openFonts();
    await made(`郑${rare.extensionE}`, warm);
    expect(sha256((await made(name, warm)).bytes)).toBe(
      sha256((await made(name, await openFonts())).bytes),
    );
  });
});

describe('a station without the fonts for rare characters', () => {
  it('draws everything else, spells these out and says where they stand', async () => {
    const fonts = await load(usualFontsFolder());
    expect(fonts.missingFiles).toEqual(rareFonts.files);
    const paper = await made('吴\u{21757}', fonts);
    expect(paper.missingGlyphs).toEqual([0x21757]);
    expect(textOf(savePdf(paper.bytes))).toContain('吴〔U+21757〕');
    expect(paper.missingPlaces?.length).toBeGreaterThan(0);
    for (const place of paper.missingPlaces ?? []) {
      expect(place).toMatchObject({ codePoint: 0x21757, page: 1 });
      expect(place.line).toContain('〔U+21757〕');
    }
    const whole = await openFonts();
    expect(sha256((await made('周慧琳', fonts)).bytes)).toBe(
      sha256((await made('周慧琳', whole)).bytes),
    );
  });

  it('takes a file that was cut short for one that is not there', async () => {
    const folder = fontsFolder();
    const [cut = '', whole = ''] = rareFonts.files;
    const path = join(folder, cut);
    rmSync(path);
    cpSync(join(rareFonts.folder, cut), path);
    truncateSync(path, 9_000_000);
    const fonts = await load(folder);
    expect((await made(`吴${rare.compatibility}`, fonts)).missingGlyphs).toEqual([0xf98f]);
    expect((await made(`吴${rare.extensionB}`, fonts)).missingGlyphs).toEqual([]);
    expect(fonts.face('rareB').postScriptName).toBe(whole.replace('.ttf', ''));
  });

  it('spells a character out when its file vanished after the start', async () => {
    const folder = fontsFolder();
    const fonts = await load(folder);
    for (const file of rareFonts.files) rmSync(join(folder, file));
    expect((await made('吴\u{21757}', fonts)).missingGlyphs).toEqual([0x21757]);
  });
});
