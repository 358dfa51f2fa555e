/** The platform's JSON calls as the engine makes them: path, time limit, and the schema of the reply. */
import type * as z from 'zod';
import {
  changesReplySchema,
  commitReplySchema,
  numberBlocksReplySchema,
  placeQuotasReplySchema,
  revisionReplySchema,
} from '../protocol/messages';
import type {
  numberBlocksRequestSchema,
  placeQuotasRequestSchema,
  revisionRequestSchema,
} from '../protocol/messages';
import { deskReportReplySchema } from '../protocol/desk-report';
import type { deskReportRequestSchema, DeskReportReply } from '../protocol/desk-report';
import type { VerificationReply, VerificationRequest } from '../protocol/verification';
import { verificationReplySchema } from '../protocol/verification';
import type { CancelSignal } from './cancel';
import type { StationIdentity, Transport } from './ports';
import { classify } from './reply';
import type { Reply } from './reply';

export type ChangesReply = z.infer<typeof changesReplySchema>;
type RevisionReply = z.infer<typeof revisionReplySchema>;
type CommitReply = z.infer<typeof commitReplySchema>;
type RevisionRequest = z.infer<typeof revisionRequestSchema>;

type NumbersRequest = z.infer<typeof numberBlocksRequestSchema>;
type NumbersReply = z.infer<typeof numberBlocksReplySchema>;

type PlacesRequest = z.infer<typeof placeQuotasRequestSchema>;
type PlacesReply = z.infer<typeof placeQuotasReplySchema>;
type ReportRequest = z.infer<typeof deskReportRequestSchema>;

type Revision = { readonly caseId: string; readonly revision: number };

const callLimitMs = 60_000;
/** Added to the wait of a long poll. */
const pollGraceMs = 15_000;

/** The calls to one platform as one station, all cancelled by one signal. */
export type PlatformCalls = {
  readonly putRevision: (of: Revision, request: RevisionRequest) => Promise<Reply<RevisionReply>>;
  readonly commit: (of: Revision) => Promise<Reply<CommitReply>>;
  readonly moreNumbers: (request: NumbersRequest) => Promise<Reply<NumbersReply>>;
  readonly putReport: (
    of: { readonly caseId: string; readonly n: number },
    request: ReportRequest,
  ) => Promise<Reply<DeskReportReply>>;
  readonly askVerification: (request: VerificationRequest) => Promise<Reply<VerificationReply>>;
  readonly morePlaces: (request: PlacesRequest) => Promise<Reply<PlacesReply>>;
  readonly changes: (after: number, waitSeconds: number) => Promise<Reply<ChangesReply>>;
};

export function platformCalls(
  transport: Transport,
  identity: StationIdentity,
  cancel: CancelSignal,
): PlatformCalls {
  const pathOf = ({ caseId, revision }: Revision) => `/v1/cases/${caseId}/revisions/${revision}`;
  return {
    putRevision: async (of, request) => {
      const json = JSON.stringify(request);
      const exchange = { method: 'PUT', path: pathOf(of), json, timeLimitMs: callLimitMs } as const;
      const answer = await transport.exchange(identity, { ...exchange, cancel });
      return aboutRevision(of, classify(answer, revisionReplySchema));
    },
    commit: async (of) => {
      const path = `${pathOf(of)}/commit`;
      const exchange = { method: 'POST', path, timeLimitMs: callLimitMs } as const;
      const answer = await transport.exchange(identity, { ...exchange, cancel });
      return classify(answer, commitReplySchema);
    },
    moreNumbers: async (request) => {
      const path = '/v1/number-blocks';
      const json = JSON.stringify(request);
      const exchange = { method: 'POST', path, json, timeLimitMs: callLimitMs } as const;
      const answer = await transport.exchange(identity, { ...exchange, cancel });
      return classify(answer, numberBlocksReplySchema);
    },
    putReport: async ({ caseId, n }, request) => {
      const path = `/v1/cases/${caseId}/desk-reports/${n}`;
      const json = JSON.stringify(request);
      const exchange = { method: 'PUT', path, json, timeLimitMs: callLimitMs } as const;
      const answer = await transport.exchange(identity, { ...exchange, cancel });
      const reply = classify(answer, deskReportReplySchema);
      if (reply.kind !== 'ok') return reply;
      const fits = reply.value.caseId === caseId && reply.value.n === n;
      return fits ? reply : { kind: 'nonsense', status: 200 };
    },
    askVerification: async (request) => {
      const path = '/v1/verifications';
      const json = JSON.stringify(request);
      const exchange = { method: 'POST', path, json, timeLimitMs: callLimitMs } as const;
      const answer = await transport.exchange(identity, { ...exchange, cancel });
      const reply = classify(answer, verificationReplySchema);
      if (reply.kind !== 'ok' || reply.value.id === request.id) return reply;
      return { kind: 'nonsense', status: 200 };
    },
    morePlaces: async (request) => {
      const path = '/v1/place-quotas';
      const json = JSON.stringify(request);
      const exchange = { method: 'POST', path, json, timeLimitMs: callLimitMs } as const;
      const answer = await transport.exchange(identity, { ...exchange, cancel });
      return classify(answer, placeQuotasReplySchema);
    },
    changes: async (after, waitSeconds) => {
      const path = `/v1/changes?after=${after}&waitSeconds=${waitSeconds}`;
      const timeLimitMs = waitSeconds * 1_000 + pollGraceMs;
      const answer = await transport.exchange(identity, {
        method: 'GET',
        path,
        timeLimitMs,
        cancel,
      });
      return classify(answer, changesReplySchema);
    },
  };
}

/** An answer about another revision is no answer. */
function aboutRevision(of: Revision, reply: Reply<RevisionReply>): Reply<RevisionReply> {
  if (reply.kind !== 'ok') return reply;
  const fits = reply.value.caseId === of.caseId && reply.value.revision === of.revision;
  return fits ? reply : { kind: 'nonsense', status: 200 };
}
