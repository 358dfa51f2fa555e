/** Calls about courier packages 离线U盘包: written to a stick, and their answers read in. */
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../../domain/ids';
import { ofPlatform } from '../../domain/platform-route';
import { answerCounts } from '../../ledger/courier-event';
import { call, nothing } from '../call';

const count = z.number().int().nonnegative();
const number = z.number().int().positive();

/** Packages that are told of, the newest ones. */
export const mostPackagesTold = 10;
/** Cases that are told of as under way. */
export const mostCasesTold = 1_000;

const courierStatusSchema = z.strictObject({
  ready: z.enum(['yes', 'notPaired', 'keyMissing']),
  /** What a platform lost when it was restored is still to be brought again. */
  owed: z.literal(true).optional(),
  /** Cases that wait and are in no package that is under way. */
  fresh: count,
  /** Cases that wait and are in one. */
  underWay: count,
  packages: z
    .array(
      z.strictObject({
        number,
        at: instantSchema,
        cases: count,
        /** An answer to it was read. */
        answered: z.boolean(),
      }),
    )
    .max(mostPackagesTold),
  /** In which package a waiting case is under way, of whichever platform; the numbers are each platform's own. */
  cases: z.array(z.strictObject({ caseId: uuidSchema, number })).max(mostCasesTold),
});
export type CourierStatus = z.infer<typeof courierStatusSchema>;

const courierWrittenSchema = z.strictObject({
  fileName: z.string().max(200),
  number,
  cases: count,
  /** Decisions of the desk and questions to departments. */
  others: count,
  /** Cases that the platform had before it was restored; absent where nothing is owed to it. */
  again: count.optional(),
  /** Numbers run low, and more are asked for. */
  asksNumbers: z.boolean(),
  /** Cases of which something here cannot be read: told in the outbox. */
  left: count,
  /** Cases that did not fit any more. */
  rest: count,
});
export type CourierWritten = z.infer<typeof courierWrittenSchema>;

const courierReadSchema = z.strictObject({ number, ...answerCounts });
export type CourierRead = z.infer<typeof courierReadSchema>;

const courierCarriedSchema = z.strictObject({
  /** As its own station counts. */
  number,
  /** The answer, in the folder of the package. */
  fileName: z.string().max(255),
  /** Name of the platform that it was for. */
  platform: z.string().max(100),
});
export type CourierCarried = z.infer<typeof courierCarriedSchema>;

/** How far writing or reading is, in cases; of handing on, in MiB. */
export const courierProgressSchema = z.strictObject({ done: count, total: count });
export type CourierProgress = z.infer<typeof courierProgressSchema>;

export const courierCalls = {
  courier: call(z.strictObject(ofPlatform), courierStatusSchema),
  /** Asks for a folder and writes a package; nothing where nobody chose one. `again`: with what is under way. */
  writeCourier: call(
    z.strictObject({ again: z.boolean(), ...ofPlatform }),
    z.strictObject({ written: courierWrittenSchema.optional() }),
  ),
  /** Asks for the platform's answer and reads it in; nothing where nobody chose one. */
  readCourier: call(nothing, z.strictObject({ read: courierReadSchema.optional() })),
  /** Asks for another station's package and hands it on by this one's line; nothing where nobody chose one. */
  carryCourier: call(nothing, z.strictObject({ carried: courierCarriedSchema.optional() })),
  /** Ends what is under way with a stick. */
  stopCourier: call(nothing, nothing),
} as const;
