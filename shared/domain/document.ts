/** Documents 材料: ordered pages with both images, and the inspection of the original 原件核验. */
import * as z from 'zod';
import type { Sha256 } from './ids';
import { instantSchema, sha256Schema, uuidSchema } from './ids';
import { judgedFacts } from './page-judgement';
import { byPerson, personId } from './person';
import { readTextSchema, type ReadText } from './page-text';

export const mediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/tiff'] as const;

/** One stored image: bytes are named by their SHA-256 and never change. */
export const imageFileSchema = z.strictObject({
  sha256: sha256Schema,
  bytes: z.number().int().positive(),
  mediaType: z.enum(mediaTypes),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
});
export type ImageFile = z.infer<typeof imageFileSchema>;

export const captureSources = [
  'file',
  'drop',
  'paste',
  'camera',
  'scanner',
  'folder',
  'pdf',
] as const;

/** One page 页 of a document: the untouched original and the upright JPEG that papers show. */
export const pageSchema = z.strictObject({
  id: uuidSchema,
  role: z.string().max(40),
  source: z.enum(captureSources),
  capturedAt: instantSchema,
  original: imageFileSchema,
  corrected: imageFileSchema,
  ...judgedFacts,
  /** The family took the picture itself, at the touch terminal 自助. */
  byFamily: z.literal(true).optional(),
  /** What the program read on it; absent until it did. */
  text: readTextSchema.optional(),
});
export type Page = z.infer<typeof pageSchema>;

/** Where a page belongs: the paper that answers a line of the checklist, and which page of it. */
export const pagePlaceSchema = z.strictObject({
  documentId: uuidSchema,
  requirementId: z.string().max(60),
  kind: z.string().max(60),
  role: z.string().max(40),
});
export type PagePlace = z.infer<typeof pagePlaceSchema>;

/** Hashes of everything the store keeps of a page. */
export function filesOfPage({ original, corrected, text }: Page): readonly Sha256[] {
  return [original, corrected, ...(text === undefined ? [] : [text])].map(({ sha256 }) => sha256);
}

/** The text that speaks of the page as papers show it now. */
export function currentText({ text, corrected }: Page): ReadText | undefined {
  return text?.of === corrected.sha256 ? text : undefined;
}

export const inspectionVerdicts = ['originalSeen', 'copyOnly', 'doubtful'] as const;

const lookFacts = {
  verdict: z.enum(inspectionVerdicts),
  lookedAt: z.array(z.string().max(80)).max(20),
  note: z.string().max(300),
  pages: z.array(uuidSchema).max(200),
  at: instantSchema,
};

/** What the clerk found when holding the original; `pages` says which pages that judgement covered. */
export const inspectionSchema = z.strictObject({ ...lookFacts, by: z.string().max(60) });
export type Inspection = z.infer<typeof inspectionSchema>;

/** What another person found in the same paper 第二人核验. */
const secondReadingSchema = z.strictObject({
  ...lookFacts,
  ...byPerson,
  /** Read from the pages as they were photographed: the paper was not at hand. */
  fromPictures: z.literal(true).optional(),
  /** By who inspected it: nobody else worked here. */
  alone: z.literal(true).optional(),
});
export type SecondReading = z.infer<typeof secondReadingSchema>;

/** Looks at one paper after another; a thirtieth person will not settle what twenty did not. */
export const mostReadings = 20;

/** What the look at an original says beside its verdict; absent in what was recorded before it was kept. */
const inspectedFacts = {
  inspectedById: personId.optional(),
  /** Drawn at random to be looked at by another person; it stays so whatever becomes of its pages. */
  drawnForReading: z.literal(true).optional(),
};

/** Somebody held the original of a document. */
export const documentInspectedFacts = {
  documentId: uuidSchema,
  inspection: inspectionSchema,
  ...inspectedFacts,
};

/** Another person looked at it after that. */
export const secondReadingFacts = { documentId: uuidSchema, reading: secondReadingSchema };

export const documentSchema = z.strictObject({
  id: uuidSchema,
  requirementId: z.string().max(60),
  kind: z.string().max(60),
  pages: z.array(pageSchema).max(200),
  inspection: inspectionSchema.optional(),
  ...inspectedFacts,
  /** What others found after that inspection, oldest first. */
  readings: z.array(secondReadingSchema).max(mostReadings).optional(),
});
export type CaseDocument = z.infer<typeof documentSchema>;

/** A document as it travels. */
export type SentDocument = CaseDocument & { readonly inspection: Inspection };

/** The documents that a submission has, in its order: nothing without pages, nothing that nobody looked at. */
export function sentDocuments(documents: readonly CaseDocument[]): readonly SentDocument[] {
  return documents.flatMap((document) => {
    const inspection = standingInspection(document);
    const isSent = document.pages.length > 0 && inspection !== undefined;
    return isSent ? [{ ...document, inspection }] : [];
  });
}

/** The inspection as it holds: where another person judged otherwise, that person's. */
export function standingInspection({
  inspection,
  readings,
}: Pick<CaseDocument, 'inspection' | 'readings'>): Inspection | undefined {
  const last = readings?.at(-1);
  if (last === undefined || last.verdict === inspection?.verdict) return inspection;
  const { verdict, lookedAt, note, pages, at, by } = last;
  return { verdict, lookedAt, note, pages, at, by };
}

/** Whether the inspection still speaks of exactly the pages the document has now. */
export function isInspected(document: CaseDocument): boolean {
  const seen = document.inspection?.pages;
  const now = document.pages.map(({ id }) => id);
  return seen !== undefined && areSamePages(seen, now);
}

/** Whether these are the same pages, in whatever order. */
export function areSamePages(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((id) => some.includes(id));
}
