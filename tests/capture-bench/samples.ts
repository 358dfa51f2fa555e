/** Reads a folder of sample papers in the form of the shared samples: pictures with the truth beside each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import * as z from 'zod';

const point = z.tuple([z.number(), z.number()]);
const corners = z.tuple([point, point, point, point]);

const truthSchema = z.object({
  kind: z.string(),
  family: z.string().nullish(),
  quality: z.enum([
    'good',
    'blur',
    'motion',
    'glare',
    'cut',
    'dark',
    'small',
    'finger',
    'two',
    'blank',
  ]),
  style: z.string().nullish(),
  source: z.enum(['camera', 'scan', 'pdf']),
  size: z.tuple([z.number().int(), z.number().int()]),
  dpi: z.number().nullish(),
  background: z.string().nullish(),
  corners: corners.nullish(),
  rotation: z.number().nullish(),
  /** By label, as printed; what is covered or outside the picture is `lost`. */
  fields: z.record(z.string(), z.string()).default({}),
  lost: z.array(z.string()).default([]),
  holder: z.string().nullish(),
});

/** The truth about a picture, as far as the eyes are asked for it. */
export type Truth = z.infer<typeof truthSchema>;

export type Sample = {
  /** Path below the folder; pages of a PDF with `#page`. */
  readonly name: string;
  readonly truth: Truth;
  readonly read: () => Promise<{ readonly bytes: Uint8Array; readonly format: 'jpeg' | 'tiff' }>;
};

const pdfSchema = z.object({ pages: z.array(truthSchema.extend({ page: z.number().int() })) });

/** Every picture and every page of a PDF below the folder that has a truth. */
export function listSamples(folder: string): Sample[] {
  const found: Sample[] = [];
  const families = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  for (const { name: family } of families.sort((p, q) => p.name.localeCompare(q.name))) {
    const names = readdirSync(join(folder, family)).sort();
    for (const name of names.filter((one) => one.endsWith('.json') && one !== 'family.json')) {
      const truth: unknown = JSON.parse(readFileSync(join(folder, family, name), 'utf8'));
      const base = `${family}/${name.slice(0, -'.json'.length)}`;
      const file = ['.jpg', '.tif', '.pdf']
        .map((end) => base + end)
        .find((path) => existsSync(join(folder, path)));
      if (file === undefined) continue;
      if (file.endsWith('.pdf')) found.push(...pdfPages(folder, file, truth));
      else found.push(picture(folder, file, truth));
    }
  }
  return found;
}

function picture(folder: string, name: string, truth: unknown): Sample {
  const format = name.endsWith('.tif') ? ('tiff' as const) : ('jpeg' as const);
  const read = async () => ({ bytes: new Uint8Array(readFileSync(join(folder, name))), format });
  return { name, truth: truthSchema.parse(truth), read };
}

function pdfPages(folder: string, name: string, truth: unknown): Sample[] {
  return pdfSchema.parse(truth).pages.map(({ page, ...rest }) => ({
    name: `${name}#${page}`,
    truth: rest,
    read: async () => ({
      bytes: await imageOnPage(readFileSync(join(folder, name)), page),
      format: 'jpeg' as const,
    }),
  }));
}

/** The JPEG that fills a page of a scanned PDF, bit-exact. */
async function imageOnPage(bytes: Uint8Array, page: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes);
  const objects = document
    .getPage(page - 1)
    .node.Resources()
    ?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  for (const [key] of objects?.entries() ?? []) {
    const stream = objects?.lookup(key);
    if (!(stream instanceof PDFRawStream)) continue;
    const filter = stream.dict.lookup(PDFName.of('Filter'));
    const last = filter instanceof PDFArray ? filter.lookup(filter.size() - 1) : filter;
    if (last === PDFName.of('DCTDecode')) return stream.contents;
  }
  throw new Error(`Page ${page} holds no JPEG`);
}
