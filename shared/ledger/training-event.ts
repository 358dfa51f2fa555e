/** What can happen to the training 岗位培训 of the people of a station: part of its events. */
import * as z from 'zod';
import { daySchema, uuidSchema } from '../domain/ids';
import { operatorPerson } from '../domain/person';

/** Who gave a training, and a note on it: in characters. */
export const longestTrainer = 60;
export const longestTrainingNote = 200;

export const trainingEventSchemas = [
  /** An administrator wrote down that somebody took a training that a pack asks; the title as the pack had it then. */
  z.strictObject({
    type: z.literal('trainingRecorded'),
    id: uuidSchema,
    operatorId: uuidSchema,
    code: z.string().min(1).max(60),
    title: z.string().min(1).max(400),
    day: daySchema,
    givenBy: z.string().min(1).max(longestTrainer),
    note: z.string().max(longestTrainingNote),
    by: operatorPerson,
  }),
  /** A record that was wrong counts no more; it stays readable in the trail. */
  z.strictObject({
    type: z.literal('trainingWithdrawn'),
    id: uuidSchema,
    operatorId: uuidSchema,
    reason: z.string().min(1).max(longestTrainingNote),
    by: operatorPerson,
  }),
  /** Somebody entered a sample family to its submission in the drill 演练: noted there, and here by the next unlock. */
  z.strictObject({
    type: z.literal('familyPractised'),
    operatorId: uuidSchema,
    day: daySchema,
  }),
] as const;
