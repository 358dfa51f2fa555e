/** What the sending child tells its parent, a line at a time. */
import * as z from 'zod';

export const senderNoteSchema = z.discriminatedUnion('t', [
  /** Acknowledged: it is on the disk. */
  z.object({ t: z.literal('submitted'), caseId: z.string() }),
  /** Nothing is queued any more; by case, the number on its receipt. */
  z.object({
    t: z.literal('idle'),
    received: z.array(z.object({ caseId: z.string(), matterNumber: z.string() })),
  }),
]);
export type SenderNote = z.infer<typeof senderNoteSchema>;

/** One line of the child; nothing when the kill cut it short. */
export function parseSenderNote(line: string): SenderNote | undefined {
  try {
    return senderNoteSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
