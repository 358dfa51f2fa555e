/** The frozen roll 分班名册: who is dealt into how many classes, by digests alone, so that it can be shown to everybody. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { instantSchema, sha256Schema } from '../domain/ids';
import { canonicalJson } from '../protocol/canonical-json';
import { encodeUtf8 } from '../text/utf8';
import { stageSchema } from './class-limits';
import type { DealtClasses } from './deal-classes';
import { dealClasses, sexes } from './deal-classes';
import { mostNumbers } from './public-part';

export const rollFormat = 'sunshine-classes/2';
/** Of late pupils with links: those name lines, of who stands first and of the roll's own pupils behind them. */
export const tiedFormat = 'sunshine-classes/3';
/** The first one has the reason of every link in it; what was frozen so is drawn so, since its digest was put up. */
const rollFormats = ['sunshine-classes/1', rollFormat, tiedFormat] as const;

/** What is balanced beside the sex. */
export const classStrata = ['group', 'register', 'birthHalf'] as const;

export const mostPupils = 3_000;
export const mostClasses = 60;
/** Pupils of a roll and of everything that was added to it. */
export const mostLines = 2 * mostPupils;
const mostLinks = 200;
const mostSetAside = 999;

/** Why pupils stay together. */
export const togetherReasons = ['twins', 'siblings', 'support'] as const;
/** Why pupils are kept apart. */
export const apartReasons = ['familyWish', 'schoolDecision'] as const;
/** Why a link of a roll is there: for the people of the station, and nobody else. */
export type LinkReason = {
  readonly id: number;
  readonly reason: (typeof togetherReasons)[number] | (typeof apartReasons)[number];
};
/** Why a frozen roll is not drawn. */
export const asideReasons = ['pupilMissing', 'pupilTooMuch', 'wrongClasses', 'wrongLinks'] as const;

const name = z.string().max(100);
const place = z.number().int().nonnegative();
/** Of a link, from 1, over those together and then those apart: all that is published of why it is there. */
export const linkIdSchema = z
  .number()
  .int()
  .positive()
  .max(2 * mostLinks);

export const classRollSchema = z.strictObject({
  format: z.enum(rollFormats),
  school: name,
  station: z.string().max(8),
  season: z.number().int().min(2000).max(2200),
  stage: stageSchema,
  /** From 1; more than 1 where rolls before it were set aside. */
  number: z.number().int().positive(),
  setAside: z
    .array(
      z.strictObject({
        rollSha256: sha256Schema,
        /** Shown from now on: anybody can see what would have been drawn with it. */
        secret: sha256Schema,
        reason: z.enum(asideReasons),
        at: instantSchema,
        /** Whether its public part may have been known by then. */
        publicKnown: z.boolean(),
      }),
    )
    .max(mostSetAside),
  drill: z.literal(true).optional(),
  classes: z.number().int().min(1).max(mostClasses),
  perClass: z.number().int().min(1).max(60),
  perSchool: z.number().int().min(1).max(6_000),
  /** Pupils of the school's other years. */
  elsewhere: z.number().int().nonnegative().max(6_000),
  legalBasis: z.string().max(400),
  teachers: z.number().int().nonnegative().max(mostClasses),
  /** Of their names in their order (`teachersDigest`). */
  teachersSha256: sha256Schema,
  teacherSalt: sha256Schema,
  balanced: z.array(z.enum(classStrata)).max(classStrata.length),
  /** Where the public part will come from, named beforehand. */
  publicSource: z.string().min(1).max(200),
  /** How many numbers it is (public-part.ts). */
  publicNumbers: z.number().int().min(1).max(mostNumbers),
  /** Before this nobody can know it, and nothing is drawn; from here on one person alone sets no roll aside. */
  publicKnownFrom: instantSchema,
  /** Of the station's secret part. */
  secretSha256: sha256Schema,
  /** Of pupils who came after the draw, in a roll that adds them to it. */
  late: z
    .strictObject({
      /** Of the roll of the first draw. */
      firstSha256: sha256Schema,
      /** From 1. */
      round: z.number().int().positive(),
      /** How many changes had been made to what was first drawn when this roll was frozen, and the digest after them. */
      changes: z.number().int().nonnegative(),
      standingSha256: sha256Schema,
      /** Lines of pupils who left since, whose places are free. */
      left: z.array(place).max(mostLines),
    })
    .optional(),
  /** In the order of their digests, which is nobody's order. */
  pupils: z
    .array(
      z.strictObject({
        digest: sha256Schema,
        sex: z.enum(sexes),
        strata: z.array(place.max(99)).max(classStrata.length),
      }),
    )
    .min(1)
    .max(mostPupils),
  /** By places in `pupils`, from 0, or by lines (`tiedFormat`); reasons stay in the station's record (`class-event.ts`). */
  together: z
    .array(
      z.strictObject({
        id: linkIdSchema.optional(),
        pupils: z.array(place).min(2).max(10),
        /** In rolls of the first format alone. */
        reason: z.enum(togetherReasons).optional(),
      }),
    )
    .max(mostLinks),
  apart: z
    .array(
      z.strictObject({
        id: linkIdSchema.optional(),
        pupils: z.tuple([place, place]),
        reason: z.enum(apartReasons).optional(),
      }),
    )
    .max(mostLinks),
});
export type ClassRoll = z.infer<typeof classRollSchema>;

/** SHA-256 of text in UTF-8 or of bytes, in hexadecimal. */
export function digestOf(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? encodeUtf8(content) : content));
}

/** What binds the secret part: SHA-256 over its 32 bytes. */
export function secretDigest(secret: string): string {
  return digestOf(hexToBytes(secret));
}

/** What is printed and published before anything is drawn: SHA-256 over the roll in canonical JSON (RFC 8785). */
export function rollDigest(roll: ClassRoll): string {
  return digestOf(canonicalJson(roll));
}

/** A pupil in the roll: SHA-256 over the canonical JSON of case number, name and the family's code. */
export function pupilDigest(caseNumber: string, childName: string, code: string): string {
  return digestOf(canonicalJson([caseNumber, tidy(childName), code.replaceAll(/[^0-9a-f]/g, '')]));
}

/** The code on the slip of a family, 80 bits: without it nobody finds a pupil in the roll by trying names. */
export function familyCode(codeKey: string, caseId: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(codeKey), encodeUtf8(caseId))).slice(0, 20);
}

/** What binds the class teachers: SHA-256 over the canonical JSON of the salt and the names in their order. */
export function teachersDigest(names: readonly string[], salt: string): string {
  return digestOf(canonicalJson([salt, ...names.map(tidy)]));
}

/** Made of the key of the codes, and says nothing about it. */
export function teacherSaltOf(codeKey: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(codeKey), encodeUtf8('sunshine-classes/1 teachers')));
}

const tidy = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();

/**
 * The seed: SHA-256 over the 32 bytes of the secret part, the 32 bytes of the roll's digest, and the public part in UTF-8, in
 * the one form of `publicNumbers`.
 * Nobody can choose it: the secret part is bound by its digest before the public part is known.
 */
export function drawSeed(secret: string, rollSha256: string, publicPart: string): Uint8Array {
  const text = encodeUtf8(publicPart);
  const all = new Uint8Array(64 + text.length);
  all.set(hexToBytes(secret));
  all.set(hexToBytes(rollSha256), 32);
  all.set(text, 64);
  return sha256(all);
}

/** The links of a roll in the order of their numbers, which rolls of the first format have by their places. */
export function rollLinks({ together, apart }: Pick<ClassRoll, 'together' | 'apart'>) {
  const all = [
    ...together.map(({ pupils }) => ({ kind: 'together' as const, pupils })),
    ...apart.map(({ pupils }) => ({ kind: 'apart' as const, pupils })),
  ];
  return all.map((link, at) => ({ ...link, id: at + 1 }));
}

/** The draw of a roll. */
export function drawRoll(roll: ClassRoll, secret: string, publicPart: string): DealtClasses {
  const { together, apart, ...deal } = roll;
  return dealClasses(
    {
      ...deal,
      together: together.map(({ pupils }) => pupils),
      apart: apart.map(({ pupils }) => pupils),
    },
    drawSeed(secret, rollDigest(roll), publicPart),
  );
}
