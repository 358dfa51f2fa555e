/** Connector profile: how one county's platform is spoken to, as data: address, log-in, 办件编号, names and codes. */
import * as z from 'zod';
import { outcomes, reviewSteps } from '../domain/delivery';
import { fieldKeySchema } from '../domain/form';

export const profileFormat = 'enrollment-connector-profile/1';

/** A profile that maps every field with all code lists has 40 kB; a larger file than this is not read at all. */
export const largestProfileBytes = 512 * 1024;

/** A name in the county's record; begins with a letter, so that no name means something to a program. */
const countyName = z.string().regex(/^\p{L}[\p{L}\p{N}_.-]{0,59}$/u);
const code = z.string().min(1).max(40);
const address = z.string().min(8).max(300);

/** Ways of writing a day that can be read back: `dashes` is how the desk keeps it, YYYY-MM-DD. */
const dayForms = ['dashes', 'slashes', 'plain'] as const;

/** Under which name one thing travels, and how its value is written there. */
const mappedSchema = z.strictObject({
  as: countyName,
  /** The county's code of every choice of ours. */
  codes: z.record(z.string().max(40), code).optional(),
  day: z.enum(dayForms).optional(),
});
export type Mapped = z.infer<typeof mappedSchema>;

/** What a case has beside its form. */
export const caseFacts = ['number', 'kind', 'season', 'group', 'submittedAt'] as const;
export type CaseFact = (typeof caseFacts)[number];

/** One piece of a 办件编号; every piece has one length, so that a number is read in one way only. */
const numberPartSchema = z.union([
  z.strictObject({ text: z.string().min(1).max(20) }),
  z.strictObject({
    digits: z.number().int().min(1).max(20),
    is: z.enum(['season', 'serial', 'region']).optional(),
  }),
  /** ISO 7064 MOD 37,36 over the digits and Latin capitals before it. */
  z.strictObject({ check: z.literal('mod37-36') }),
]);
export type NumberPart = z.infer<typeof numberPartSchema>;

/** Who the station is to the county: by the token of its pairing alone, or by a log-in (OpenID Connect) beside it. */
const identitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('token') }),
  z.strictObject({
    kind: z.literal('oidc'),
    issuer: address,
    clientId: z.string().min(1).max(200),
    scopes: z
      .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/))
      .min(1)
      .max(20),
    /** Whom the access token is for (RFC 8707), where the provider asks to be told. */
    audience: z.string().min(1).max(300).optional(),
    /** `browser`: this computer's browser (RFC 8252); `device`: any other device with one (RFC 8628). */
    way: z.enum(['browser', 'device']),
  }),
]);
export type ProfileIdentity = z.infer<typeof identitySchema>;
export type OidcIdentity = Extract<ProfileIdentity, { kind: 'oidc' }>;

export const connectorProfileSchema = z.strictObject({
  format: z.literal(profileFormat),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  version: z.string().min(1).max(40),
  /** Name of the platform as the desk reads it. */
  name: z.string().trim().min(1).max(60),
  baseUrl: address,
  identity: identitySchema,
  /** The county's 办件编号; absent where any text is one. */
  matterNumber: z.array(numberPartSchema).min(1).max(12).optional(),
  /** Empty in all three: the county takes the submission as it is. */
  fields: z.partialRecord(fieldKeySchema, mappedSchema),
  facts: z.partialRecord(z.enum(caseFacts), mappedSchema),
  constants: z
    .record(countyName, z.string().max(200))
    .refine((constants) => Object.keys(constants).length <= 50),
  /** The county's codes in its answers; absent where it uses ours. */
  outcomes: z.partialRecord(z.enum(outcomes), code).optional(),
  steps: z.partialRecord(z.enum(reviewSteps), code).optional(),
});
export type ConnectorProfile = z.infer<typeof connectorProfileSchema>;
