/** Where a platform that refused a submission found it wrong, in the words of the case: its fields and its papers. */
import * as z from 'zod';
import type { CaseDocument } from './document';
import { sentDocuments } from './document';
import type { FieldKey } from './form';
import { fieldKeySchema } from './form';

/**
 * JSON pointers (RFC 6901) into the request `PUT /v1/cases/{caseId}/revisions/{n}`, as a problem (RFC 9457) told them.
 * What is more than a family could have wrong is left out.
 */
export const refusedPointersSchema = z.array(z.string().max(200)).max(60);

/** The same, by what a person can go to. */
export const refusedPlacesSchema = z.strictObject({
  fields: z.array(fieldKeySchema).max(60),
  /** Requirements whose papers are meant. */
  documents: z.array(z.string().max(60)).max(20),
  /** Places that nobody at the desk fills in. */
  others: z.number().int().nonnegative(),
});
export type RefusedPlaces = z.infer<typeof refusedPlacesSchema>;

/** The pointers as far as they are kept. */
export function keptPointers(pointers: readonly string[]): string[] {
  return pointers.slice(0, 60).map((pointer) => pointer.slice(0, 200));
}

/**
 * Looks up pointers in a case that is still as it was sent. Each field and each paper is named once, in the order in
 * which the platform named them.
 */
export function refusedPlaces(
  pointers: readonly string[],
  { documents }: { readonly documents: readonly CaseDocument[] },
): RefusedPlaces {
  const sent = sentDocuments(documents);
  const fields = new Set<FieldKey>();
  const papers = new Set<string>();
  let others = 0;
  for (const pointer of pointers) {
    const [root, part, place = ''] = pointer.split('/').slice(1).map(unescaped);
    const field = fieldKeySchema.safeParse(place);
    const index = /^\d{1,4}$/.test(place) ? Number(place) : -1;
    const paper = part === 'documents' ? sent[index] : paperOfFile(sent, index);
    if (root === 'submission' && part === 'form' && field.success) fields.add(field.data);
    else if (root === 'submission' && isPaper(part) && paper !== undefined) {
      papers.add(paper.requirementId);
    } else others += 1;
  }
  return { fields: [...fields].slice(0, 60), documents: [...papers].slice(0, 20), others };
}

const isPaper = (part: string | undefined) => part === 'documents' || part === 'files';

/** Every page is listed twice among the files of a submission: as it was taken, and as it was cut. */
function paperOfFile(sent: readonly CaseDocument[], index: number): CaseDocument | undefined {
  return sent.flatMap((document) => document.pages.flatMap(() => [document, document]))[index];
}

/** RFC 6901, clause 4. */
function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
