/** Calls about the platforms: where the line to each stands, and what the operator says of it. */
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../../domain/ids';
import { ofPlatform, platformKeySchema, routingSchema } from '../../domain/platform-route';
import { trafficRulesSchema } from '../../domain/traffic';
import { call, nothing } from '../call';
import { directoryCall } from './directory';

export const entryProgressSchema = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('sending'),
    entryId: uuidSchema,
    /** File `part` of `parts`, 1-based; 0 while the case itself is handed over. */
    part: z.number().int().nonnegative(),
    parts: z.number().int().nonnegative(),
    sentBytes: z.number().nonnegative(),
    totalBytes: z.number().nonnegative(),
  }),
  z.strictObject({
    phase: z.literal('waiting'),
    entryId: uuidSchema,
    reason: z.string().max(60),
    attempts: z.number().int(),
    retryAt: instantSchema,
  }),
]);

/** Where the line to a platform stands. */
export const lineSchema = z.enum([
  'notPaired',
  'unknown',
  'online',
  'offline',
  'captivePortal',
  'platformTrouble',
  /** The platform's certificate is not one that this computer trusts: nothing is said over such a line. */
  'lineNotTrusted',
  /** The platform does not take the station's token. */
  'unauthorised',
  /** The platform speaks to newer programs only, or only to older ones. */
  'stationTooOld',
  'platformTooOld',
  'logInNeeded',
  /** Somebody stopped what leaves. */
  'paused',
  'drill',
]);
export type LineState = z.infer<typeof lineSchema>;
const count = z.number().int().nonnegative();

/** One of several platforms, as far as it differs from the others. */
export const platformStatusSchema = z.strictObject({
  key: platformKeySchema,
  name: z.string(),
  url: z.string(),
  line: lineSchema,
  lastContactAt: instantSchema.optional(),
  clockOffMs: z.number().int().optional(),
  traffic: trafficRulesSchema,
  unsent: count,
});

export const syncStatusSchema = z.strictObject({
  /** Of several platforms, what most needs somebody. */
  line: lineSchema,
  /** The one that was paired first. */
  platform: z.strictObject({ name: z.string(), url: z.string() }).optional(),
  /** Every platform by itself, the one that was paired first at the head; absent while there is one at most. */
  platforms: z.array(platformStatusSchema).max(20).optional(),
  /** Which platform takes which case; absent while there is one at most. */
  routing: routingSchema.optional(),
  /** Revisions that wait because no rule names a platform for them; absent when there are none. */
  unrouted: count.optional(),
  /** Platforms that were given up; `isFirst`: what names none is its. Absent when there are none. */
  givenUp: z
    .array(
      z.strictObject({
        key: platformKeySchema,
        name: z.string(),
        isFirst: z.literal(true).optional(),
      }),
    )
    .max(50)
    .optional(),
  /** The code that numbers carry now: a platform gives another one when the station is paired with it. */
  stationCode: z.string().max(8).optional(),
  /** Address to offer for pairing, when whoever installed the station gave one. */
  suggestedUrl: z.string().max(300).optional(),
  lastContactAt: instantSchema.optional(),
  /** How far this computer's clock is ahead of the platform's, in milliseconds; absent while it is right. */
  clockOffMs: z.number().int().optional(),
  /** How much of the line files may take, and when, as it was set; absent while the station is closed and in a drill. */
  traffic: trafficRulesSchema.optional(),
  /** Revisions still waiting for a receipt, without those that are kept back. */
  unsent: count,
  /** Revisions that somebody keeps back 暂缓发送; absent when there are none. */
  keptBack: count.optional(),
  /** Cases that wait and could not be read when the station opened: nothing sends them before the next opening. */
  unreadable: count.optional(),
  progress: z.array(entryProgressSchema),
});

export const syncCalls = {
  status: call(nothing, syncStatusSchema),
  pair: call(
    z.strictObject({ url: z.string().max(300), code: z.string().max(40) }),
    syncStatusSchema,
  ),
  /** Of every platform where none is named. */
  sendNow: call(z.strictObject(ofPlatform), syncStatusSchema),
  /** Stops what leaves for a platform, or lets it go again. */
  pause: call(z.strictObject({ ...ofPlatform, paused: z.boolean() }), syncStatusSchema),
  /** The same platform at another address; asked there for a proof before anything is kept. */
  move: call(z.strictObject({ ...ofPlatform, url: z.string().max(300) }), syncStatusSchema),
  setTraffic: call(z.strictObject({ ...ofPlatform, rules: trafficRulesSchema }), syncStatusSchema),
  setRouting: call(routingSchema, syncStatusSchema),
  directory: directoryCall,
} as const;
