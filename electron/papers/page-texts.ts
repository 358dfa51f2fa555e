/** What was read on the pages of an archive, fetched before they are drawn; what is not there or not sound is left out. */
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import type { PageText, ReadText } from '../../shared/domain/page-text';
import { pageTextSchema } from '../../shared/domain/page-text';
import { sha256Hex } from '../vault/seal';

/** By the file's SHA-256. */
export type PageTexts = ReadonlyMap<string, PageText>;

/** More than a page full of small print takes as JSON. */
const mostBytes = 4_000_000;

/** Texts that the documents name, each once. */
export function namedTexts(
  documents: readonly Pick<ArchivePlan['documents'][number], 'pages'>[],
): ReadText[] {
  const texts = documents.flatMap(({ pages }) => pages.flatMap(({ text }) => text ?? []));
  return [...new Map(texts.map((text) => [text.sha256, text])).values()];
}

/** The text if these are its bytes and they say one. Help for people, never a proof: a page without it is whole. */
export function readPageText(
  { sha256, bytes: length }: ReadText,
  bytes: Uint8Array | undefined,
): PageText | undefined {
  if (bytes === undefined || bytes.length !== length || length > mostBytes) return undefined;
  if (sha256Hex(bytes) !== sha256) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return pageTextSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
