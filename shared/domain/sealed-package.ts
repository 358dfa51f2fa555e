/** 归档信息包 as a case knows it: where its index lies and what stands for its bytes; the files lie in the store. */
import * as z from 'zod';
import { instantSchema, sha256Schema } from './ids';

/** What a time-stamp authority 时间戳机构 answered for a package (RFC 3161), as the case knows it. */
export const packageStampSchema = z.strictObject({
  /** When the authority had the root before it; by its clock, not the station's. */
  at: instantSchema,
  /** Subject of the certificate that signed it. */
  authority: z.string().max(1_000),
  /** The answer in the store: the file `签名/tagmanifest-sha256.tsr`. */
  sha256: sha256Schema,
  bytes: z.number().int().positive(),
});
export type PackageStamp = z.infer<typeof packageStampSchema>;

/** A package that was sealed; a later event makes a supplement 补充 and never an edit (GB/T 42727-2023 clause 7). */
export const sealedPackageSchema = z.strictObject({
  /** Name of the package and of its folder. */
  name: z.string().min(1).max(200),
  at: instantSchema,
  /** SHA-256 of its tagmanifest-sha256.txt, which stands for every byte. */
  root: sha256Schema,
  /** SHA-256 of its index in the store. */
  index: sha256Schema,
  files: z.number().int().positive(),
  bytes: z.number().int().positive(),
  /** Files in the store that only the package has, its index among them. */
  own: z
    .array(z.strictObject({ sha256: sha256Schema, bytes: z.number().int().nonnegative() }))
    .max(200),
  /** How far 办理痕迹 goes in it: the last entry of the ledger, the last line and its hash. */
  traces: z.strictObject({
    entry: z.number().int().nonnegative(),
    seq: z.number().int().nonnegative(),
    head: sha256Schema,
  }),
  /** Absent until an authority answered; no manifest speaks of it, so that it may come later. */
  stamp: packageStampSchema.optional(),
});
export type SealedPackage = z.infer<typeof sealedPackageSchema>;

/** An item of the four checks that forbade sealing, and what it found, in the words of the report. */
export const failedCheckSchema = z.strictObject({
  item: z.string().max(40),
  says: z.string().max(400),
});
export type FailedCheck = z.infer<typeof failedCheckSchema>;

/** More is not shown; the first ones say what to put right. */
export const mostFailedChecks = 30;

/** What a case keeps of its packages. */
export const packageFacts = {
  /** Absent in what was sealed before packages were made, until one is made. */
  package: sealedPackageSchema.optional(),
  supplements: z.array(sealedPackageSchema).max(1_000).optional(),
  /** Events after the newest package, which belong into a supplement. */
  later: z.number().int().positive().optional(),
  /** Why it was not sealed when it was tried last. */
  refused: z
    .strictObject({ at: instantSchema, failed: z.array(failedCheckSchema).max(mostFailedChecks) })
    .optional(),
};

/** Every package of an archive in its order: the first one, then its supplements. */
export function sealedPackages(
  archive:
    | {
        readonly package?: SealedPackage | undefined;
        readonly supplements?: readonly SealedPackage[] | undefined;
      }
    | undefined,
): readonly SealedPackage[] {
  const { package: first, supplements = [] } = archive ?? {};
  return first === undefined ? [] : [first, ...supplements];
}
