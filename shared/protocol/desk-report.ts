/** What a desk that decides by itself tells the platform: its decision, and how a disagreement was settled. */
import * as z from 'zod';
import type { Case, CaseEvent } from '../domain/case';
import { decisionSchema } from '../domain/delivery';
import { settlementChoices } from '../domain/desk-decision';
import { instantSchema, uuidSchema } from '../domain/ids';
import type { DrawnPlace, KeptPlace } from '../domain/place-quota';
import { drawnPlaceSchema } from '../domain/place-quota';
import { canonicalJson } from './canonical-json';
import { protocolVersion, signatureSchema } from './messages';

const reportBase = {
  protocol: z.literal(protocolVersion),
  /** Present when it was made for practice 演练. */
  drill: z.literal(true).optional(),
  caseId: uuidSchema,
  /** From 1 within a case, without a gap. */
  n: z.number().int().positive(),
  decisionId: uuidSchema,
  at: instantSchema,
  by: z.string().max(60),
};

/** One thing a desk says of its own decision. */
export const deskReportBodySchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...reportBase,
    type: z.literal('decided'),
    revision: z.number().int().positive(),
    decision: decisionSchema,
    /** The place it promised, for `accepted`. */
    place: drawnPlaceSchema.optional(),
  }),
  z.strictObject({
    ...reportBase,
    type: z.literal('settled'),
    /** `accept`: the place is free again; `object`: it stays used. */
    choice: z.enum(settlementChoices),
    reason: z.string().max(200),
  }),
]);
export type DeskReportBody = z.infer<typeof deskReportBodySchema>;

/**
 * `PUT /v1/cases/{caseId}/desk-reports/{n}`: `report` is the canonical JSON text that was signed, as with revisions.
 * The same bytes are answered the same, any number of times; other bytes under the same number are refused.
 */
export const deskReportRequestSchema = z.strictObject({
  report: z.string().max(16_000),
  /** Ed25519 signature of the station over the UTF-8 bytes of `report`. */
  signature: signatureSchema,
});

export const deskReportReplySchema = z.strictObject({
  caseId: uuidSchema,
  n: z.number().int().positive(),
  receivedAt: instantSchema,
});
export type DeskReportReply = z.infer<typeof deskReportReplySchema>;

/** The texts of what follows from these events of a case, in the order in which they are numbered. */
export function reportsOf(
  current: Case,
  events: readonly CaseEvent[],
  drill = false,
): { readonly n: number; readonly text: string }[] {
  const reports: { n: number; text: string }[] = [];
  for (const event of events) {
    // The platform's own two decisions: it knows of none that the desk made.
    if (event.type === 'disagreementSettled' && event.decisionId === current.redecision?.id)
      continue;
    const n = (current.deskReports?.length ?? 0) + reports.length + 1;
    const body = bodyOf(current.id, n, event);
    if (body === undefined) continue;
    reports.push({ n, text: canonicalJson(drill ? { ...body, drill } : body) });
  }
  return reports;
}

/** How the station counts its quotas is its own business. */
const toldOf = ({ quotaId, place }: KeptPlace): DrawnPlace => ({ quotaId, place });

function bodyOf(caseId: string, n: number, event: CaseEvent): DeskReportBody | undefined {
  const base = { protocol: protocolVersion, caseId, n } as const;
  if (event.type === 'decidedAtDesk') {
    const { id: decisionId, revision, decision, place, by } = event.desk;
    const decided = { ...base, type: 'decided', decisionId, revision, decision, by } as const;
    return {
      ...decided,
      at: decision.at,
      ...(place === undefined ? {} : { place: toldOf(place) }),
    };
  }
  if (event.type === 'disagreementSettled') {
    const { decisionId, settled } = event;
    const { choice, reason, at, by } = settled;
    return { ...base, type: 'settled', decisionId, choice, reason, at, by };
  }
  return undefined;
}
