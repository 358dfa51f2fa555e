/** Policy packs the platform serves as they are, and the one rule of theirs that the system check reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** The part of a pack the platform understands; the rest is the station's to read. */
const packSchema = z.looseObject({
  id: z.string().max(60),
  version: z.string().max(40),
  age: z.object({
    years: z.number().int().min(3).max(20),
    onDay: z.string().regex(/^\d{2}-\d{2}$/),
  }),
});
export type ServedPack = z.infer<typeof packSchema>;

export const policyPacksReplySchema = z.object({ packs: z.array(packSchema) });

export type PolicyPacks = {
  readonly packs: ServedPack[];
  readonly ageRule: (pack: { readonly id: string; readonly version: string }) => ServedPack['age'];
};

/** 义务教育法第十一条: six years old; by 31 August of the season where no pack says otherwise. */
const lawfulAge: ServedPack['age'] = { years: 6, onDay: '08-31' };

/**
 * Reads every `*.json` of `folder`; no folder, no packs.
 * @throws when a file is no policy pack: a platform must not start with rules it cannot read.
 */
export function readPolicyPacks(folder: string | undefined): PolicyPacks {
  const names = folder === undefined ? [] : readdirSync(folder).sort();
  const packs = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => packSchema.parse(JSON.parse(readFileSync(join(folder ?? '', name), 'utf8'))));
  return {
    packs,
    ageRule: ({ id, version }) =>
      packs.find((pack) => pack.id === id && pack.version === version)?.age ?? lawfulAge,
  };
}
