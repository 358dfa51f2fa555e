/** Policy packs the platform serves, signed, and the one rule of theirs that the system check reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { caseKindSchema } from '../shared/domain/case-kind';
import { canonicalJson } from '../shared/protocol/canonical-json';
import type { ListedPack } from '../shared/protocol/policy-packs';
import { listedPackSchema, mostPacksListed } from '../shared/protocol/policy-packs';
import {
  packSigningText,
  signedPackFormat,
  signedPackSchema,
} from '../shared/protocol/signed-pack-schema';
import type { SigningKey } from './keys';
import { sha256Of } from './sha256';

/** The part of a pack the platform understands; the rest is the station's to read. */
const packSchema = z.looseObject({
  id: z.string().max(60),
  version: z.string().max(40),
  title: z.string().max(400),
  season: z.number().int(),
  region: z.looseObject({ code: z.string() }),
  /** Absent in the first format, which knew no other matter. */
  kinds: z.array(caseKindSchema).default(['primary']),
  age: z.object({
    years: z.number().int().min(3).max(20),
    onDay: z.string().regex(/^\d{2}-\d{2}$/),
  }),
});
type PackRead = z.infer<typeof packSchema>;

export type PolicyPacks = {
  /** What stations are told, in the order of the files' names. */
  readonly listed: readonly ListedPack[];
  /** The text of the signed file with this digest. */
  readonly find: (sha256: string) => string | undefined;
  readonly ageRule: (pack: { readonly id: string; readonly version: string }) => PackRead['age'];
};

/** 义务教育法第十一条: six years old; by 31 August of the season where no pack says otherwise. */
const lawfulAge: PackRead['age'] = { years: 6, onDay: '08-31' };

/**
 * Reads every `*.json` of `folder`; no folder, no packs. A pack that is not signed is the platform's own, and signed by
 * its key; one that is signed is served as it is, whoever signed it.
 * @throws when a file is no policy pack: a platform must not start with rules it cannot read.
 */
export function readPolicyPacks(
  folder: string | undefined,
  key: Pick<SigningKey, 'id' | 'sign'>,
): PolicyPacks {
  const names = folder === undefined ? [] : readdirSync(folder).sort();
  const all = names
    .filter((name) => name.endsWith('.json'))
    .map((name) => served(readFileSync(join(folder ?? '', name), 'utf8'), key));
  const texts = new Map(all.map(({ listed, text }) => [listed.sha256, text]));
  return {
    listed: all.map(({ listed }) => listed).slice(-mostPacksListed),
    find: (sha256) => texts.get(sha256),
    ageRule: ({ id, version }) =>
      all.find(({ listed }) => listed.id === id && listed.version === version)?.age ?? lawfulAge,
  };
}

function served(file: string, key: Pick<SigningKey, 'id' | 'sign'>) {
  const json: unknown = JSON.parse(file);
  const isSigned = z.looseObject({ format: z.literal(signedPackFormat) }).safeParse(json).success;
  const signed = isSigned ? signedPackSchema.parse(json) : signedBy(json, key);
  const text = isSigned ? file : canonicalJson(signed);
  const { id, version, title, season, region, kinds, age } = packSchema.parse(signed.pack);
  const listed = listedPackSchema.parse({
    ...{ sha256: sha256Of(text), bytes: Buffer.byteLength(text), keyId: signed.keyId },
    packSha256: sha256Of(canonicalJson(signed.pack)),
    ...{ id, version, title, season, region: region.code, kinds },
  });
  return { listed, text, age };
}

function signedBy(json: unknown, key: Pick<SigningKey, 'id' | 'sign'>) {
  const unsigned = { keyId: key.id, pack: z.looseObject({}).parse(json) };
  const signature = key.sign(packSigningText(unsigned));
  return { format: signedPackFormat, signature, ...unsigned };
}
