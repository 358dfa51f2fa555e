/** Calls about the reader for identity cards. */
import * as z from 'zod';
import { cardPersons } from '../../capture/card-proposals';
import { idCardSchema } from '../../capture/id-card';
import { fieldKeySchema } from '../../domain/form';
import { uuidSchema } from '../../domain/ids';
import { call, nothing } from '../call';

/** A port as Windows, Linux and macOS call it. */
const portPath = z.string().regex(/^(COM\d{1,3}|\/dev\/[\w./-]{1,180})$/);

export const readerSettingsSchema = z
  .strictObject({
    /** `off`: no reader here; `auto`: the first port that answers like one. */
    mode: z.enum(['off', 'auto', 'port']),
    path: portPath.optional(),
  })
  .refine(({ mode, path }) => (mode === 'port') === (path !== undefined));
export type ReaderSettings = z.infer<typeof readerSettingsSchema>;

/** What a reading waits for. */
const readerPhases = ['plugIn', 'placeCard', 'reading', 'placeAgain'] as const;
export type ReaderPhase = (typeof readerPhases)[number];
export const readerProgressSchema = z.strictObject({ phase: z.enum(readerPhases) });

const readerTestSchema = z.strictObject({
  path: z.string().max(200),
  /** 机具安全模块编号; absent when the reader does not tell it. */
  samNumber: z.string().max(60).optional(),
});
export type ReaderTest = z.infer<typeof readerTestSchema>;

const portSchema = z.strictObject({
  path: z.string().max(200),
  name: z.string().max(100),
  usb: z.boolean(),
});
export type ReaderPort = z.infer<typeof portSchema>;

const whose = { caseId: uuidSchema, person: z.enum(cardPersons) };

export const readerCalls = {
  settings: call(nothing, readerSettingsSchema),
  choose: call(readerSettingsSchema, readerSettingsSchema),
  ports: call(nothing, z.array(portSchema).max(64)),
  test: call(nothing, readerTestSchema),
  /** Waits for a card and reads it for somebody of a case; that it was read is in the trail. */
  read: call(z.strictObject(whose), idCardSchema),
  stop: call(nothing, nothing),
  /** Which fields were taken from the card that was read last: the source of what stands in them, kept in the trail. */
  taken: call(
    z.strictObject({ ...whose, fields: z.array(fieldKeySchema).min(1).max(12) }),
    nothing,
  ),
};
