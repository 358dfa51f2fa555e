/** A revision as it came in: signature, canonical form, schema, and a manifest that fits its documents. */
import type * as z from 'zod';
import { isDrillCode } from '../../shared/domain/drill';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import type { ManifestFile, Submission } from '../../shared/protocol/messages';
import { countyTextSchema, submissionSchema } from '../../shared/protocol/messages';
import type { Station } from '../http/environment';
import { jsonPointer, Problem } from '../http/problems';
import { isOlderProtocol } from '../http/refusals';
import { isSignedBy } from '../keys';

/**
 * Parses the signed text of a revision.
 * @throws Problem `signature-invalid`, `invalid-request` (not canonical RFC 8785 JSON, wrong fields, another case or
 * revision than the address says), `drill-not-accepted` or `station-too-old`.
 */
export function parseSubmission(
  station: Station,
  address: { readonly caseId: string; readonly revision: number },
  { submission: text, signature }: { readonly submission: string; readonly signature: string },
): Submission {
  const submission = parseSigned(
    station,
    { text, signature, name: 'submission' },
    submissionSchema,
  );
  // The number as well: a mark that was cut out does not make practice real.
  if (submission.drill === true || isDrillCode(submission.caseNumber)) {
    throw new Problem('drill-not-accepted');
  }
  if (submission.caseId !== address.caseId) throw refused(['/submission/caseId']);
  if (submission.revision !== address.revision) throw refused(['/submission/revision']);
  if ((submission.follows ?? 0) >= submission.revision) throw refused(['/submission/follows']);
  const unfit = unfitFiles(submission);
  if (unfit.length > 0) throw refused(unfit);
  return submission;
}

/**
 * Parses the county's record of a revision, where one stands beside the submission.
 * @throws Problem `signature-invalid`, or `invalid-request` as for submissions.
 */
export function checkCountyRecord(
  station: Station,
  address: { readonly caseId: string; readonly revision: number },
  county: { readonly text: string; readonly signature: string } | undefined,
): void {
  if (county === undefined) return;
  const told = parseSigned(station, { ...county, name: 'county' }, countyTextSchema);
  if (told.caseId !== address.caseId) throw refused(['/county/caseId']);
  if (told.revision !== address.revision) throw refused(['/county/revision']);
}

/**
 * Parses a text that a station signed: its signature, canonical form (RFC 8785) and schema; `name` is its place in the
 * request.
 * @throws Problem `signature-invalid`, `station-too-old` or `invalid-request`.
 */
export function parseSigned<T>(
  station: Pick<Station, 'publicKey'>,
  { text, signature, name }: Readonly<Record<'text' | 'signature' | 'name', string>>,
  schema: z.ZodType<T>,
): T {
  if (!isSignedBy(station.publicKey, text, signature)) throw new Problem('signature-invalid');
  const value = parseCanonical(text, name);
  if (isOlderProtocol(value)) {
    throw new Problem('station-too-old', { headers: { Upgrade: 'enrollment-station' } });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues.map(({ path }) => jsonPointer([name, ...path])));
}

/** What is wrong with a request, by pointers. */
export function refused(pointers: readonly string[]): Problem {
  return new Problem('invalid-request', { pointers });
}

function parseCanonical(text: string, name: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && canonicalJson(value) === text) return value;
  } catch {
    // Not JSON at all is refused like JSON in another form.
  }
  throw new Problem('invalid-request', {
    pointers: [`/${name}`],
    detail: `${name}: canonical JSON (RFC 8785)`,
  });
}

/** Pointers to manifest lines that no page has, and to pages that no manifest line has. */
function unfitFiles({ documents, files }: Submission): string[] {
  const listed = new Map(files.map((file, index) => [fileKey(file), index]));
  const pointers: string[] = [];
  for (const [documentIndex, document] of documents.entries()) {
    for (const [pageIndex, page] of document.pages.entries()) {
      for (const role of ['original', 'corrected'] as const) {
        const { sha256, bytes, mediaType } = page[role];
        const ids = { role, documentId: document.id, pageId: page.id };
        if (!listed.delete(fileKey({ ...ids, sha256, bytes, mediaType }))) {
          pointers.push(
            jsonPointer(['submission', 'documents', documentIndex, 'pages', pageIndex, role]),
          );
        }
      }
    }
  }
  for (const index of listed.values()) pointers.push(jsonPointer(['submission', 'files', index]));
  return pointers;
}

function fileKey(file: ManifestFile): string {
  return [file.role, file.documentId, file.pageId, file.sha256, file.bytes, file.mediaType].join();
}
