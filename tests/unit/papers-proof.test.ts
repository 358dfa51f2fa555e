/** Papers of many generated cases (two hundred when thorough): what goes in comes out, for seven programs that did not write them. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { signPdf } from '../../electron/archive/signing/pdf-signature';
import { layOutArchive } from '../../electron/papers/archive-layout';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { layOutDocument } from '../../electron/papers/document-layout';
import { makeDocumentPdf } from '../../electron/papers/document-pdf';
import { layOutLetter } from '../../electron/papers/letter-layout';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import type { PageDraft } from '../../electron/papers/page-draft';
import type { PageTexts } from '../../electron/papers/page-texts';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import type { MadePaper, PapersError } from '../../electron/papers/papers-protocol';
import { Typesetter } from '../../electron/papers/typesetter';
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import type { DocumentPlan } from '../../shared/archive/document-plan';
import { documentPlans } from '../../shared/archive/document-plan';
import type { PdfaFlavour } from '../../shared/archive/pdfa-flavour';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import { letterKinds } from '../../shared/domain/letter';
import type { PageText } from '../../shared/domain/page-text';
import type { Result } from '../../shared/domain/result';
import { familyRows } from '../support/families/family-rows';
import { sampleForms } from '../support/families/sample-forms';
import {
  openFonts,
  paperSources,
  planWithFiles,
  sampleCase,
  sampleContent,
  sampleForm,
  sampleLetter,
  sha256,
  samplePictures,
  smallJpeg,
} from '../support/papers-samples';
import { draftText, inklessCharacters } from '../support/papers-tools';
import { mupdfComplaints, preflight, said } from '../support/pdfa-tools';
import { seeded } from '../support/random';
import { scratchFolder } from '../support/scratch-folder';
import { asMany } from '../support/thorough';
import { anArchiveKey } from '../support/archive-keys';

const cases = asMany(18, 200);
/** Cases that are looked at while the next ones are made. */
const together = 4;

let fonts: PaperFonts;
let key: ArchiveKey;
beforeAll(async () => {
  fonts = await openFonts();
  const station = { school: '望潮小学', stationCode: 'LS01', drill: false };
  key = await anArchiveKey(station, '2026-08-15T02:03:04.000Z');
});

/** First and last character of blocks that names are written with, and how often each is drawn from. */
const blocks = [
  [0x4e00, 0x9fa5],
  [0x4e00, 0x9fa5],
  [0x4e00, 0x9fa5],
  [0x3400, 0x4db5],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
] as const;

function nameOf(random: (below: number) => number): string {
  const character = () => {
    const [first, last] = blocks[random(blocks.length)] ?? [0x4e00, 0x4e00];
    return String.fromCodePoint(first + random(last - first + 1));
  };
  const part = () => Array.from({ length: 1 + random(4) }, character).join('');
  return Array.from({ length: random(5) === 0 ? 2 + random(3) : 1 }, part).join('·');
}

/** Photographs of papers as a camera takes them, where there are any. */
const photographs = samplePictures(8);

/** A picture made one of a kind by a comment segment (ITU-T T.81, B.2.4.5). */
function pictureOf(words: string, picture: Buffer = smallJpeg): Buffer {
  const comment = Buffer.from(words);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xfffe, 0);
  head.writeUInt16BE(comment.length + 2, 2);
  return Buffer.concat([picture.subarray(0, 2), head, comment, picture.subarray(2)]);
}

/** Something read on some of the pages, at any slope. */
function readSomePages(
  plan: ArchivePlan,
  files: Map<string, Uint8Array>,
  random: (below: number) => number,
): { plan: ArchivePlan; texts: PageTexts } {
  const texts = new Map<string, PageText>();
  const documents = plan.documents.map((document) => ({
    ...document,
    pages: document.pages.map((page) => {
      const sized = random(2) === 0 ? page : { ...page, widthMm: 60 + random(200) };
      if (random(3) !== 0) return sized;
      const { widthPx, heightPx, sha256: of } = page.image;
      const lines = Array.from({ length: 1 + random(4) }, (_, line): PageText['lines'][number] => {
        const [left, top, slope] = [random(200), 40 + line * 80, random(40) - 20];
        const right = left + 200 + random(300);
        return {
          text: `${nameOf(random)}第${line}行`,
          sure: 1,
          doubtful: [],
          box: [
            [left, top],
            [right, top + slope],
            [right, top + slope + 40],
            [left, top + 40],
          ],
        };
      });
      const text: PageText = { reader: 'proof', widthPx, heightPx, lines };
      const bytes = Buffer.from(JSON.stringify(text));
      files.set(sha256(bytes), bytes);
      texts.set(sha256(bytes), text);
      return { ...sized, text: { sha256: sha256(bytes), bytes: bytes.length, of } };
    }),
  }));
  return { plan: { ...plan, documents }, texts };
}

const forms = [...familyRows.map(({ form }) => form), ...sampleForms.map(({ form }) => form)];

/** A paper of a case, and what went into it. */
type Paper = {
  readonly path: string;
  readonly flavour: PdfaFlavour;
  readonly text: string;
  readonly images: readonly string[];
  /** The pages of a letter, for the ink of every character on them. */
  readonly letter?: readonly PageDraft[];
  /** The archive of a whole case is signed inside. */
  readonly isSigned: boolean;
};

/** Everything about one case follows from its number: its letter, or one of its documents, or its whole archive. */
async function makeCase(number: number, path: string): Promise<Paper> {
  const { below: random } = seeded(number);
  const flavour: PdfaFlavour = number % 5 === 0 ? '1b' : number % 5 === 1 ? '3b' : '2u';
  const kind = letterKinds[number % letterKinds.length] ?? 'receipt';
  const form = { ...sampleForm, ...forms[number % forms.length], 'child.name': nameOf(random) };
  // A photograph has a hundred times the bytes of the small picture: in some of the cases is enough.
  const isPhotographed = number % 51 === 7;
  const pictures = Array.from({ length: 5 }, (_, page) =>
    pictureOf(
      `case ${number} page ${page}`,
      isPhotographed ? photographs[(number + page) % photographs.length] : smallJpeg,
    ),
  );
  const current = sampleCase(form, pictures, random(3));
  const written = kind === 'receipt' ? sampleContent(kind, current) : sampleContent(kind);
  const content = { ...written, salutation: `${nameOf(random)}的家长：`, flavour };
  const letter = madeOf(await makeLetterPdf(content, fonts));
  const ofLetter = layOutLetter(content, new Typesetter(fonts));
  if (number % 3 === 0) return { ...keep(letter, ofLetter, []), letter: ofLetter };
  const letters = [{ letter: sampleLetter(kind), pdf: letter.bytes, pages: letter.pages }];
  const planned = planWithFiles(current, pictures, letters, random(30));
  const { files } = planned;
  const { plan: read, texts } = readSomePages(planned.plan, files, random);
  const plan = { ...read, flavour, ...(number % 10 === 3 ? { drill: true as const } : {}) };
  const sources = paperSources(files);
  const set = new Typesetter(fonts);
  const [document] = documentPlans(plan);
  if (number % 3 === 1 && document !== undefined) {
    const { drafts } = layOutDocument(document, set, texts);
    return keep(madeOf(await makeDocumentPdf(document, fonts, sources)), drafts, [document]);
  }
  const drafts = [...layOutArchive(plan, set, texts).drafts, ...ofLetter];
  const toSign = { ...plan, toBeSigned: true as const };
  const archive = madeOf(await makeArchivePdf(toSign, fonts, sources));
  await signPdf(key, archive.bytes, archive.signatureAt ?? -1);
  return { ...keep(archive, drafts, plan.documents), isSigned: true };

  function madeOf(made: Result<MadePaper, PapersError>): MadePaper {
    if (!made.ok) throw new Error(`Case ${number}: ${JSON.stringify(made.error)}`);
    return made.value;
  }

  function keep(
    made: MadePaper,
    drafts: readonly PageDraft[],
    documents: readonly Pick<DocumentPlan, 'pages'>[],
  ): Paper {
    writeFileSync(path, made.bytes);
    expect(made.pages).toBe(drafts.length);
    const images = documents.flatMap((one) => one.pages.map(({ image }) => image.sha256));
    return { path, flavour, text: draftText(drafts), images, isSigned: false };
  }
}

/** What the paper says, and the bytes of its pictures, as others find them. */
async function lookAt({ path, text, images, letter, isSigned }: Paper): Promise<void> {
  const folder = path.replace(/\.pdf$/, '');
  mkdirSync(folder);
  const [read, checked, fontRows, , signature] = await Promise.all([
    said('pdftotext', '-raw', path, '-'),
    said('qpdf', '--check', path),
    said('pdffonts', path),
    said('pdfimages', '-all', path, join(folder, 'image')),
    isSigned ? said('pdfsig', '-nocert', path) : '',
  ]);
  if (isSigned) {
    expect(signature, path).toContain('Signature is Valid');
    expect(signature, path).toContain('Total document signed');
    expect(signature, path).not.toContain('Not total document signed');
  }
  for (const [index, draft] of (letter ?? []).entries()) {
    expect(inklessCharacters(path, index + 1, draft, fonts), path).toEqual([]);
  }
  expect(read.replace(/\s+/g, ''), path).toBe(text);
  expect(checked, path).toContain('No syntax or stream encoding errors');
  for (const row of fontRows.split('\n').slice(2).filter(Boolean)) {
    expect(row, path).toMatch(/ yes yes yes\s+\d+\s+\d+$/);
  }
  const found = readdirSync(folder).sort();
  expect(
    found.map((name) => sha256(readFileSync(join(folder, name)))),
    path,
  ).toEqual(images);
  rmSync(folder, { recursive: true });
}

it(`${cases} generated cases have papers that say what was written and hold what was captured`, async () => {
  const folder = scratchFolder('papers-proof');
  const made: Paper[] = [];
  const looking: Promise<void>[] = [];
  for (let number = 0; number < cases; number++) {
    const one = await makeCase(number, join(folder, `${number}.pdf`));
    made.push(one);
    looking.push(lookAt(one));
    if (looking.length >= together) await looking.shift();
  }
  await Promise.all(looking);
  const judged = preflight(made);
  expect(judged.flatMap((errors, index) => errors.map((error) => `${index}: ${error}`))).toEqual(
    [],
  );
  expect(mupdfComplaints(made.map(({ path }) => path))).toEqual([]);
}, 600_000);
