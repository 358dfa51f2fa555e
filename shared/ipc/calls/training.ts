/** The calls about training 岗位培训: who has which, until when, and what is recorded. */
import * as z from 'zod';
import { operatorRoles } from '../../domain/command';
import { daySchema, uuidSchema } from '../../domain/ids';
import { longestTrainer, longestTrainingNote } from '../../ledger/training-event';
import { call, nothing } from '../call';

const text = z.string().max(400);
const code = z.string().min(1).max(60);

const standingSchema = z.strictObject({
  code,
  title: text,
  state: z.enum(['held', 'runsOut', 'ranOut', 'never']),
  until: daySchema.optional(),
  reason: text,
  drillCounts: z.boolean(),
});

const personSchema = z.strictObject({
  operatorId: uuidSchema,
  name: z.string().max(60),
  code: z.string().max(12),
  role: z.enum(operatorRoles),
  /** What the packs in force ask of the role; nothing of an administrator. */
  standings: z.array(standingSchema).max(200),
  /** What was recorded, the newest first. */
  records: z
    .array(
      z.strictObject({
        id: uuidSchema,
        code,
        title: text,
        day: daySchema,
        givenBy: z.string().max(longestTrainer),
        note: z.string().max(longestTrainingNote),
        by: z.string().max(60),
      }),
    )
    .max(50),
});
export type PersonTraining = z.infer<typeof personSchema>;

const inputSchema = z.strictObject({
  operatorId: uuidSchema,
  code,
  /** Today at the latest. */
  day: daySchema,
  givenBy: z.string().trim().min(1).max(longestTrainer),
  note: z.string().trim().max(longestTrainingNote),
});
export type TrainingInput = z.infer<typeof inputSchema>;

export const trainingCalls = {
  /** Everybody who works here. */
  list: call(nothing, z.array(personSchema).max(200)),
  /** How whoever is in stands; empty in the drill. */
  own: call(nothing, z.array(standingSchema).max(200)),
  record: call(inputSchema, nothing),
  /** A record that was wrong counts no more; twice is as good as once. */
  withdraw: call(
    z.strictObject({
      id: uuidSchema,
      reason: z.string().trim().min(1).max(longestTrainingNote),
    }),
    nothing,
  ),
} as const;
