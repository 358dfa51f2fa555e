import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { LetterContent } from '../../shared/archive/letter-content';
import { fieldKeys } from '../../shared/domain/form';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { layOutArchive } from '../../electron/papers/archive-layout';
import { layOutLetter } from '../../electron/papers/letter-layout';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import { fontFiles } from '../../electron/papers/font-files';
import { loadPaperFonts } from '../../electron/papers/paper-fonts';
import { Typesetter } from '../../electron/papers/typesetter';
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
  smallJpeg,
} from '../support/papers-samples';
import {
  draftText,
  fontsOf,
  imagesOf,
  inklessCharacters,
  qpdfCheck,
  savePdf,
  textOf,
} from '../support/papers-tools';
import { scratchFolder } from '../support/scratch-folder';

const fonts = await openFonts();

async function letter(content: LetterContent) {
  const made = await makeLetterPdf(content, fonts);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

/** Names a family may have: minority names, rare characters of the lists, planes 2 and 3. */
const names = {
  plain: '周慧琳',
  minority: '阿卜杜热西提·买买提·吐尔逊',
  rare: '张䶮㛃𬭩𫖯𬀩𣲗',
  compatibility: '凌⼀一羽金',
} as const;

describe('the PDF of a letter', () => {
  it.each(['receipt', 'placeNotice', 'refusalNotice'] as const)(
    'is sound and says what was written: %s',
    async (kind) => {
      const content = sampleContent(kind);
      const made = await letter(content);
      const path = savePdf(made.bytes);
      expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
      const drafts = layOutLetter(content, new Typesetter(fonts));
      expect(textOf(path)).toBe(draftText(drafts));
      expect(made.pages).toBe(drafts.length);
      for (const font of fontsOf(path)) {
        expect(font).toMatchObject({ embedded: 'yes', subset: 'yes', unicode: 'yes' });
        expect(font.name).toMatch(/^[A-Z]{6}\+Noto(Serif|Sans)SC-/);
      }
      for (const [index, draft] of drafts.entries()) {
        expect(inklessCharacters(path, index + 1, draft, fonts)).toEqual([]);
      }
    },
  );

  it.each(Object.values(names))('writes the name as it is: %s', async (name) => {
    const content = sampleContent('receipt', sampleCase({ ...sampleForm, 'child.name': name }));
    const made = await letter(content);
    const path = savePdf(made.bytes);
    expect(textOf(path)).toContain(name);
    expect(made.missingGlyphs).toEqual([]);
    const [draft] = layOutLetter(content, new Typesetter(fonts));
    if (draft === undefined) throw new Error('No page');
    expect(inklessCharacters(path, 1, draft, fonts)).toEqual([]);
  });

  it('spells out what no font can draw, and reports it', async () => {
    const form = { ...sampleForm, 'child.name': '吴\u{31350}\u200b\ue000\ud800' };
    const made = await letter(sampleContent('receipt', sampleCase(form)));
    expect(made.missingGlyphs).toEqual([0x200b, 0xd800, 0xe000, 0x31350]);
    expect(textOf(savePdf(made.bytes))).toContain('吴〔U+31350〕〔U+200B〕〔U+E000〕〔U+D800〕');
  });

  it('has equal bytes for equal content, whatever was drawn before', async () => {
    const first = await letter(sampleContent('placeNotice'));
    await letter(sampleContent('receipt', sampleCase({ ...sampleForm, 'child.name': '⼀' })));
    const second = await letter(sampleContent('placeNotice'));
    expect(sha256(second.bytes)).toBe(sha256(first.bytes));
    const other = await letter({ ...sampleContent('placeNotice'), salutation: '家长：' });
    const identity = (bytes: Uint8Array) =>
      /\/ID\[<(\w+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    expect(identity(other.bytes)).not.toBe(identity(first.bytes));
  });

  it('carries its marks', async () => {
    const marks: LetterContent['marks'] = [
      { kind: 'drill' },
      { kind: 'void' },
      { kind: 'reprint', copy: 2 },
    ];
    const text = textOf(savePdf((await letter({ ...sampleContent('receipt'), marks })).bytes));
    for (const words of ['演练文书，不发生效力', '本文书已作废', '第2次打印']) {
      expect(text).toContain(words);
    }
  });

  it('is PDF/A-2u by its own words: metadata, output intent, language, no object streams', async () => {
    const made = await letter(sampleContent('receipt'));
    const raw = Buffer.from(made.bytes).toString('utf8');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>U</pdfaid:conformance>');
    expect(raw).toContain('/S /GTS_PDFA1');
    expect(raw).not.toMatch(/ObjStm|XRef|EmbeddedFile|SMask|\/ca /);
    const document = await PDFDocument.load(made.bytes, { updateMetadata: false });
    expect(document.getTitle()).toBe('受理回执 岚教入学受〔2026〕LS01-0012号');
    expect(document.getCreationDate()?.toISOString()).toBe('2026-08-15T02:05:03.000Z');
    expect(raw).toContain('<xmp:CreateDate>2026-08-15T02:05:03Z</xmp:CreateDate>');
    expect(document.getLanguage()).toBe('zh-CN');
  });
});

describe('fonts', () => {
  it('name the file that is missing or damaged', async () => {
    const folder = scratchFolder('papers-no-fonts');
    const missing = { ok: false, error: { kind: 'fontUnreadable', file: fontFiles.song } };
    expect(await loadPaperFonts(folder)).toEqual(missing);
    writeFileSync(join(folder, fontFiles.song), 'not a font');
    expect(await loadPaperFonts(folder)).toEqual(missing);
  });
});

describe('the PDF of an archive', () => {
  async function lettersOf() {
    return Promise.all(
      (['receipt', 'placeNotice'] as const).map(async (kind) => {
        const { bytes, pages } = await letter(sampleContent(kind));
        return { letter: sampleLetter(kind), pdf: bytes, pages };
      }),
    );
  }

  it('holds every picture bit for bit, the letters, bookmarks and labels', async () => {
    const pictures = samplePictures(5);
    const { plan, files } = planWithFiles(
      sampleCase(sampleForm, pictures),
      pictures,
      await lettersOf(),
    );
    const progress: number[] = [];
    const made = await makeArchivePdf(plan, fonts, {
      ...paperSources(files),
      onProgress: (done, total) => progress.push(done / total),
    });
    if (!made.ok) throw new Error(made.error.kind);
    const path = savePdf(made.value.bytes);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    const wanted = plan.documents.flatMap(({ pages }) => pages.map(({ image }) => image.sha256));
    expect(imagesOf(path).map(sha256)).toEqual(wanted);
    const text = textOf(path);
    const { drafts, bookmarks } = layOutArchive(plan, new Typesetter(fonts));
    expect(text.startsWith(draftText(drafts))).toBe(true);
    expect(text).toContain('送达回证');
    for (const key of fieldKeys) expect(text).toContain(`字段${key}`);
    expect(
      fontsOf(path).every(({ embedded, unicode }) => embedded === 'yes' && unicode === 'yes'),
    ).toBe(true);
    expect(bookmarks.map(({ title }) => title)).toEqual([
      '封面',
      '一、登记信息',
      '二、原件核验',
      '三、审核与结果',
      '四、办理痕迹',
      '五、文件清单与校验值',
      '六、申请材料影像',
      '七、文书',
    ]);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(made.value.pages).toBe(drafts.length + 3);
    for (const [index, draft] of drafts.slice(0, 2).entries()) {
      expect(inklessCharacters(path, index + 1, draft, fonts)).toEqual([]);
    }
  });

  it('has equal bytes for an equal plan, thirty pages and more, in a table over several pages', async () => {
    const current = sampleCase(sampleForm, [smallJpeg], 24);
    const { plan, files } = planWithFiles(current, [], [], 80);
    const [first, second] = [
      await makeArchivePdf(plan, fonts, paperSources(files)),
      await makeArchivePdf(plan, fonts, paperSources(files)),
    ];
    if (!first.ok || !second.ok) throw new Error('Not made');
    expect(first.value.pages).toBeGreaterThan(30);
    expect(sha256(first.value.bytes)).toBe(sha256(second.value.bytes));
    qpdfCheck(savePdf(first.value.bytes));
  });

  it('refuses a four-colour JPEG, a picture that is no JPEG, a picture or letter that is not the planned one', async () => {
    const cmyk = Buffer.from(smallJpeg);
    const frameAt = cmyk.indexOf(Buffer.from([0xff, 0xc0]));
    cmyk[frameAt + 9] = 4;
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500)]);
    const [receipt] = await lettersOf();
    if (receipt === undefined) throw new Error('No letter');
    const { plan, files } = planWithFiles(sampleCase(), [], [receipt]);
    const wanted = sha256(smallJpeg);
    const outcome = async (change: (of: typeof plan) => void, more: Buffer[] = []) => {
      const changed = structuredClone(plan);
      change(changed);
      const held = new Map([...files, ...more.map((bytes) => [sha256(bytes), bytes] as const)]);
      const made = await makeArchivePdf(changed, fonts, paperSources(held));
      return made.ok ? undefined : made.error;
    };
    const putImage = (bytes: Buffer) => (of: typeof plan) => {
      const image = of.documents[0]?.pages[0]?.image;
      if (image === undefined) throw new Error('No page');
      Object.assign(image, { sha256: sha256(bytes), bytes: bytes.length });
    };
    expect(await outcome(putImage(cmyk), [cmyk])).toEqual({
      kind: 'imageCmyk',
      sha256: sha256(cmyk),
    });
    expect(await outcome(putImage(png), [png])).toEqual({
      kind: 'imageNotJpeg',
      sha256: sha256(png),
    });
    const narrow = await outcome((of) => {
      const image = of.documents[0]?.pages[0]?.image;
      if (image !== undefined) image.widthPx -= 1;
    });
    expect(narrow).toEqual({ kind: 'fileDiffers', sha256: wanted });
    files.set(wanted, Buffer.from(smallJpeg).fill(1, 5000, 5001));
    expect(await outcome(() => undefined)).toEqual({ kind: 'fileDiffers', sha256: wanted });
    files.delete(wanted);
    expect(await outcome(() => undefined)).toEqual({ kind: 'fileMissing', sha256: wanted });
    const pages = await outcome((of) => of.letters.forEach((each) => (each.pages += 1)));
    expect(pages).toMatchObject({ kind: 'letterUnreadable' });
  });

  it('stops between two files when it is cancelled', async () => {
    const { plan, files } = planWithFiles(sampleCase(), [], []);
    let read = 0;
    const made = await makeArchivePdf(plan, fonts, {
      ...paperSources(files),
      isCancelled: () => read === 2,
      readFile: (name) => {
        read += 1;
        return Promise.resolve(files.get(name));
      },
    });
    expect(made).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(read).toBe(2);
  });
});
