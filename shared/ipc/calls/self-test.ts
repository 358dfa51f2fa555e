/** Calls about the self-test 自检: main tries what it must, the window says what it tried, and the result is kept. */
import * as z from 'zod';
import { sha256Schema, uuidSchema } from '../../domain/ids';
import { locales } from '../../i18n/locale';
import { findingsSchema, mainParts, windowParts } from '../../self-test/finding';
import { selfTestSchema } from '../../self-test/self-test-event';
import { call, nothing, savedSchema } from '../call';
import { drawnPaperSchema, printChoice } from './papers';

const ofRun = z.strictObject({ id: uuidSchema });

export const selfTestCalls = {
  /** The last one that was run to its end; nothing before the first. */
  last: call(nothing, selfTestSchema.optional()),
  /** Begins one; whichever ran before is dropped. */
  begin: call(nothing, ofRun),
  /** Tries one part; answers within its bound, whatever hangs. */
  probe: call(ofRun.extend({ part: z.enum(mainParts) }), findingsSchema),
  /** Keeps the result; the window's own findings come along, main has the others. */
  finish: call(
    ofRun.extend({
      seen: z
        .array(z.strictObject({ part: z.enum(windowParts), findings: findingsSchema.min(1) }))
        .max(windowParts.length),
    }),
    selfTestSchema,
  ),
  /** Drops the run that is under way; nothing of it is kept. */
  stop: call(nothing, nothing),
  /** Asks where, and writes the last result as a text for whoever helps. */
  saveReport: call(z.strictObject({ locale: z.enum(locales) }), savedSchema),
  /** A page that shows whether a printer prints as it should, to be looked at. */
  testPage: call(nothing, drawnPaperSchema),
  /** Prints the page that was looked at. */
  printTestPage: call(z.strictObject({ sha256: sha256Schema, ...printChoice }), z.undefined()),
} as const;
