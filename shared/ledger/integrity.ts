/** What the record's check of itself says: how far it is, and what was found and done, without personal data. */
import * as z from 'zod';
import { sha256Schema, uuidSchema } from '../domain/ids';

const seq = z.number().int().nonnegative();
const trouble = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** One thing that was not as it should be, and what became of it. */
export const troubleSchema = z.discriminatedUnion('kind', [
  /** The last write had not finished when the power went; it was never acknowledged. */
  trouble('tornTail', { bytes: seq }),
  /** Damaged entries were brought back from the spare copy or from the bytes themselves. */
  trouble('restored', { from: seq, to: seq }),
  /** Entries that could not be brought back. */
  trouble('lost', {
    from: seq,
    to: seq,
    cases: z.array(uuidSchema),
    /** Entries of which nobody knows to which case they belonged. */
    unknown: seq,
  }),
  /** Bytes that belong to no entry were set aside. */
  trouble('setAside', { bytes: seq }),
  /** The record is whole, but it is not the one that was witnessed. */
  trouble('replaced', { seq }),
  trouble('witnessLost', {}),
  trouble('checkpointLost', {}),
  /** The working set of the window knows an entry that the record does not have, or has otherwise. */
  trouble('workingSetDiffers', { seq, head: seq }),
  /** A picture or paper was brought back, or is still missing. */
  trouble('fileRestored', { caseId: uuidSchema, sha256: sha256Schema }),
  trouble('fileLost', { caseId: uuidSchema, sha256: sha256Schema }),
  trouble('keyRestored', { caseId: uuidSchema }),
]);
export type Trouble = z.infer<typeof troubleSchema>;
export const troubleKinds = troubleSchema.options.map(({ shape }) => shape.kind.value);

/** How far the check of the whole record is. */
export const integritySchema = z.strictObject({
  state: z.enum(['unchecked', 'checking', 'whole', 'damaged']),
  /** Entries checked so far, of how many. */
  checked: seq,
  total: seq,
  /** The first entry that is not what was written, and the segment it stands in. */
  firstBroken: z.strictObject({ seq, segment: z.string().max(20) }).optional(),
  troubles: z.array(troubleSchema),
});
export type Integrity = z.infer<typeof integritySchema>;

/** What a case may lack: some of its entries, or some of its pictures and papers. */
export type CaseDamage = 'lost' | 'fileLost';

/** Every case that is known to lack something; entries weigh more than files. */
export function damagedCases(troubles: readonly Trouble[]): ReadonlyMap<string, CaseDamage> {
  const damaged = new Map<string, CaseDamage>();
  for (const trouble of troubles) {
    if (trouble.kind === 'fileLost' && !damaged.has(trouble.caseId)) {
      damaged.set(trouble.caseId, 'fileLost');
    }
    if (trouble.kind === 'lost') for (const caseId of trouble.cases) damaged.set(caseId, 'lost');
  }
  return damaged;
}
