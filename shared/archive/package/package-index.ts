/** The index of a package that lies in a station's sealed store: which stored bytes stand at which path. */
import * as z from 'zod';
import { sha256Schema } from '../../domain/ids';

export const packageIndexSchema = z.strictObject({
  version: z.literal(1),
  /** Name of the package and of its folder. */
  name: z.string().min(1).max(200),
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(1_024),
        sha256: sha256Schema,
        sm3: sha256Schema,
        bytes: z.number().int().nonnegative(),
      }),
    )
    .max(20_000),
});
export type PackageIndex = z.infer<typeof packageIndexSchema>;
