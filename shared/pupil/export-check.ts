/** What an export of pupil records would hold, and everything that somebody has to know before it is made. */
import * as z from 'zod';
import type { Case } from '../domain/case';
import { uuidSchema } from '../domain/ids';
import type { RecordTables } from './pupil-defaults';
import type { PupilValue } from './pupil-record';
import { pupilRecord } from './pupil-record';
import { pupilColumns } from './pupil-schema';
import { safeText } from './safe-text';

/** More pupils than the largest school; the record system takes fewer rows at once. */
export const mostExported = 5_000;

export const exportScopes = ['accepted', 'submitted'] as const;
export type ExportScope = (typeof exportScopes)[number];

export const remarkKinds = ['wrong', 'missing', 'unconfirmed', 'guarded', 'cleaned'] as const;

/** `wrong` leaves the whole pupil out; the others go along as the remark says. */
const remarkSchema = z.strictObject({
  kind: z.enum(remarkKinds),
  /** Heading of the column. */
  heading: z.string().max(40),
});
export type Remark = z.infer<typeof remarkSchema>;

export const checkedPupilSchema = z.strictObject({
  caseId: uuidSchema,
  caseNumber: z.string().max(40),
  name: z.string().max(60),
  leftOut: z.boolean(),
  remarks: z.array(remarkSchema).max(200),
});
export type CheckedPupil = z.infer<typeof checkedPupilSchema>;

/** A pupil with the cells of its row; the order is that of `pupilColumns`. */
export type PupilRow = { readonly checked: CheckedPupil; readonly cells: readonly string[] };

/** Whether a case's pupil is wanted. */
export function isInScope(current: Case, scope: ExportScope): boolean {
  const { decision, revision } = current;
  if (decision?.outcome === 'accepted') return true;
  return (
    scope === 'submitted' && revision > 0 && (decision?.outcome ?? 'correction') === 'correction'
  );
}

/** The row of a pupil, with a remark for everything that is not simply right. */
export function pupilRow(current: Case, tables: RecordTables): PupilRow {
  const remarks: Remark[] = [];
  const cells = pupilRecord(current, tables).map((value) => {
    const kind = remarkOf(value);
    if (kind !== undefined) remarks.push({ kind, heading: value.column.heading });
    const { text, changed } = safeText(value.value);
    if (changed !== 'no') remarks.push({ kind: changed, heading: value.column.heading });
    return text;
  });
  const leftOut = remarks.some(({ kind }) => kind === 'wrong');
  const { id: caseId, caseNumber = '', form } = current;
  const name = (form['child.name'] ?? '').slice(0, 60);
  return { checked: { caseId, caseNumber, name, leftOut, remarks }, cells };
}

function remarkOf({ column, standing }: PupilValue): Remark['kind'] | undefined {
  if (standing === 'wrong') return 'wrong';
  if (standing === 'assumed') return 'unconfirmed';
  return standing === 'empty' && column.starred ? 'missing' : undefined;
}

/** The headings of the template, starred ones marked. */
export const exportHeadings: readonly string[] = pupilColumns.map(
  ({ heading, starred }) => `${heading}${starred ? '★' : ''}`,
);
