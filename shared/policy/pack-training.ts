/** 岗位培训 as a policy pack asks it: which roles need which training before their passphrase opens the station. */
import * as z from 'zod';
import type { OperatorRole } from '../domain/command';
import { sentence, word } from './pack-words';

/**
 * Roles of which training may be asked. An administrator is left out of the form itself: whoever records training must
 * always come in, and a half-way in (a session for the people's list alone) would be a second set of rules for every
 * screen and call, where one mistake locks a school out. What administrators do is on the trail like everybody's work.
 */
const trainedRoles = [
  'clerk',
  'agent',
  'reviewer',
  'auditor',
] as const satisfies readonly OperatorRole[];

/**
 * A county's training; without this part of a pack nothing is asked. No seed names one: each county says its own, with
 * its reason. `validDays` counts calendar days after the day it was taken, the last of them included.
 */
export const trainingSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        /** Stays the same from season to season: records are found by it. */
        code: word.min(1),
        title: sentence,
        roles: z.array(z.enum(trainedRoles)).min(1).max(trainedRoles.length),
        validDays: z.number().int().min(1).max(3_650),
        /** So many days before it runs out it is told; 30 when absent, none with 0. */
        warnDays: z.number().int().min(0).max(180).optional(),
        /** A sample family of the drill 演练, entered to its submission, counts as taken on that day. */
        drillCounts: z.literal(true).optional(),
        /** Why, for whoever is not let in. */
        reason: sentence,
      }),
    )
    .min(1)
    .max(20),
});
export type TrainingItem = z.infer<typeof trainingSchema>['items'][number];

/** Days before the end on which a training is told to run out, where the pack says nothing. */
export const usualWarnDays = 30;
