/** The platform's JSON calls as the engine makes them: path, time limit, and the schema of the reply. */
import * as z from 'zod';
import {
  changesReplySchema,
  commitReplySchema,
  heldRevisionReplySchema,
  numberBlocksReplySchema,
  placeQuotasReplySchema,
  protocolVersion,
  revisionReplySchema,
} from '../protocol/messages';
import type {
  HeldRevisionReply,
  numberBlocksRequestSchema,
  placeQuotasRequestSchema,
  revisionRequestSchema,
} from '../protocol/messages';
import type { DigestReply, HeldDigestsReply, SignedDigest } from '../protocol/day-digest';
import { digestReplySchema, heldDigestsReplySchema } from '../protocol/day-digest';
import type { ProblemsReply } from '../protocol/problem-list';
import { problemsReplySchema } from '../protocol/problem-list';
import type { ReconciliationReply } from '../protocol/reconciliation';
import { reconciliationReplySchema } from '../protocol/reconciliation';
import { deskReportReplySchema } from '../protocol/desk-report';
import type { deskReportRequestSchema, DeskReportReply } from '../protocol/desk-report';
import type { RatingReply, ratingRequestSchema } from '../protocol/rating';
import { ratingReplySchema } from '../protocol/rating';
import { courierKeyReplySchema } from '../protocol/courier';
import type { Directory } from '../protocol/directory';
import { directoryReplySchema } from '../protocol/directory';
import type { ListedPack } from '../protocol/policy-packs';
import { policyPacksReplySchema } from '../protocol/policy-packs';
import type { VerificationReply, VerificationRequest } from '../protocol/verification';
import { verificationReplySchema } from '../protocol/verification';
import type { CancelSignal } from './cancel';
import type { StationIdentity, Transport, WireAnswer } from './ports';
import { classify } from './reply';
import type { BodySchema, Reply } from './reply';

export type ChangesReply = z.infer<typeof changesReplySchema>;
type RevisionReply = z.infer<typeof revisionReplySchema>;
type CommitReply = z.infer<typeof commitReplySchema>;
type RevisionRequest = z.infer<typeof revisionRequestSchema>;

type NumbersRequest = z.infer<typeof numberBlocksRequestSchema>;
type NumbersReply = z.infer<typeof numberBlocksReplySchema>;

type PlacesRequest = z.infer<typeof placeQuotasRequestSchema>;
type PlacesReply = z.infer<typeof placeQuotasReplySchema>;
type ReportRequest = z.infer<typeof deskReportRequestSchema>;
type CourierKeyReply = z.infer<typeof courierKeyReplySchema>;

/** The list of policy packs with its ETag; `unchanged` since the tag that was named. */
type PolicyPacksReply =
  | { readonly kind: 'unchanged' }
  | Reply<{ readonly packs: readonly ListedPack[]; readonly tag: string | undefined }>;

/** One page of the directory with its ETag; `unchanged` since the tag that was named. */
type DirectoryReply =
  | { readonly kind: 'unchanged' }
  | Reply<{ readonly page: Directory; readonly tag: string | undefined }>;

type RatingRequest = z.infer<typeof ratingRequestSchema>;

type Revision = { readonly caseId: string; readonly revision: number };
type SeasonFrom = { readonly season: number; readonly after?: string | undefined };

const callLimitMs = 60_000;
/** 6 MB over a line of 160 kbit/s. */
const packLimitMs = 5 * 60_000;
/** Added to the wait of a long poll. */
const pollGraceMs = 15_000;

/** The calls to one platform as one station, all cancelled by one signal. */
export type PlatformCalls = {
  readonly putRevision: (of: Revision, request: RevisionRequest) => Promise<Reply<RevisionReply>>;
  /** What the platform holds under a number. */
  readonly readRevision: (of: Revision) => Promise<Reply<HeldRevisionReply>>;
  /** What the platform holds of a season, from after a case on. */
  readonly reconciliation: (of: SeasonFrom) => Promise<Reply<ReconciliationReply>>;
  /** Own cases of a season that have a problem, from after a case on. */
  readonly problems: (of: SeasonFrom) => Promise<Reply<ProblemsReply>>;
  readonly commit: (of: Revision) => Promise<Reply<CommitReply>>;
  readonly moreNumbers: (request: NumbersRequest) => Promise<Reply<NumbersReply>>;
  readonly putReport: (
    of: { readonly caseId: string; readonly n: number },
    request: ReportRequest,
  ) => Promise<Reply<DeskReportReply>>;
  readonly rate: (of: Revision, request: RatingRequest) => Promise<Reply<RatingReply>>;
  readonly askVerification: (request: VerificationRequest) => Promise<Reply<VerificationReply>>;
  readonly morePlaces: (request: PlacesRequest) => Promise<Reply<PlacesReply>>;
  /** The digests of the trail that the platform has. */
  readonly heldDigests: () => Promise<Reply<HeldDigestsReply>>;
  readonly putDigest: (signed: SignedDigest) => Promise<Reply<DigestReply>>;
  /** The key that courier files are sealed to, not yet verified. */
  readonly courierKey: () => Promise<Reply<CourierKeyReply>>;
  /** The stations whose codes come after one, in their order; not yet verified. */
  readonly directory: (after: string, knownTag?: string) => Promise<DirectoryReply>;
  /** Which policy packs there are; not yet believed. */
  readonly policyPacks: (knownTag?: string) => Promise<PolicyPacksReply>;
  /** The text of one signed pack; not yet believed. */
  readonly policyPack: (sha256: string) => Promise<Reply<string>>;
  /** `afterId` names the change at `after`: a platform that has another one there answers with cursor 0. */
  readonly changes: (
    after: number,
    waitSeconds: number,
    afterId?: string,
  ) => Promise<Reply<ChangesReply>>;
};

export function platformCalls(
  transport: Transport,
  identity: StationIdentity,
  cancel: CancelSignal,
): PlatformCalls {
  const pathOf = ({ caseId, revision }: Revision) => `/v1/cases/${caseId}/revisions/${revision}`;
  const seasonPath = (name: string, { season, after }: SeasonFrom) =>
    `/v1/${name}?season=${season}&limit=500${after === undefined ? '' : `&after=${after}`}`;
  const send = async <T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    schema: BodySchema<T>,
    { request, timeLimitMs = callLimitMs }: { request?: unknown; timeLimitMs?: number } = {},
  ): Promise<Reply<T>> => {
    const bare = { method, path, timeLimitMs, cancel };
    const exchange = request === undefined ? bare : { ...bare, json: JSON.stringify(request) };
    return classify(await transport.exchange(identity, exchange), schema);
  };
  /** What is asked for by its ETag. */
  const ifChanged = async <T>(
    path: string,
    schema: BodySchema<T>,
    knownTag: string | undefined,
  ): Promise<
    { readonly kind: 'unchanged' } | Reply<{ readonly body: T; readonly tag: string | undefined }>
  > => {
    const known = knownTag === undefined ? {} : { knownTag };
    const exchange = { method: 'GET', path, ...known, timeLimitMs: callLimitMs, cancel } as const;
    const answer = await transport.exchange(identity, exchange);
    if (answer.kind === 'noAnswer') return { kind: 'noLine', trouble: answer.trouble };
    if (answer.status === 304 && knownTag !== undefined) return { kind: 'unchanged' };
    const reply = classify(answer, schema);
    return reply.kind === 'ok'
      ? { kind: 'ok', value: { body: reply.value, tag: tagOf(answer) } }
      : reply;
  };
  return {
    putRevision: async (of, request) =>
      fitting(
        await send('PUT', pathOf(of), revisionReplySchema, { request }),
        ({ caseId, revision }) => caseId === of.caseId && revision === of.revision,
      ),
    readRevision: async (of) =>
      fitting(
        await send('GET', pathOf(of), heldRevisionReplySchema),
        ({ caseId, revision }) => caseId === of.caseId && revision === of.revision,
      ),
    reconciliation: (of) =>
      send('GET', seasonPath('reconciliation', of), reconciliationReplySchema),
    problems: (of) => send('GET', seasonPath('problems', of), problemsReplySchema),
    commit: async (of) =>
      fitting(
        await send('POST', `${pathOf(of)}/commit`, commitReplySchema),
        ({ receipt }) => receipt.caseId === of.caseId && receipt.revision === of.revision,
      ),
    moreNumbers: (request) =>
      send('POST', '/v1/number-blocks', numberBlocksReplySchema, { request }),
    putReport: async ({ caseId, n }, request) =>
      fitting(
        await send('PUT', `/v1/cases/${caseId}/desk-reports/${n}`, deskReportReplySchema, {
          request,
        }),
        (told) => told.caseId === caseId && told.n === n,
      ),
    rate: async (of, request) =>
      fitting(
        await send('POST', '/v1/ratings', ratingReplySchema, { request }),
        ({ caseId, revision }) => caseId === of.caseId && revision === of.revision,
      ),
    askVerification: async (request) =>
      fitting(
        await send('POST', '/v1/verifications', verificationReplySchema, { request }),
        ({ id }) => id === request.id,
      ),
    morePlaces: (request) => send('POST', '/v1/place-quotas', placeQuotasReplySchema, { request }),
    heldDigests: () => send('GET', '/v1/digests', heldDigestsReplySchema),
    putDigest: async ({ digest, signature }) => {
      const request = { protocol: protocolVersion, digest, signature };
      return fitting(
        await send('POST', '/v1/digests', digestReplySchema, { request }),
        ({ toSeq, headHash }) => toSeq === digest.toSeq && headHash === digest.headHash,
      );
    },
    courierKey: () => send('GET', '/v1/courier-key', courierKeyReplySchema),
    directory: async (after, knownTag) => {
      const path =
        after === '' ? '/v1/directory' : `/v1/directory?after=${encodeURIComponent(after)}`;
      const asked = await ifChanged(path, directoryReplySchema, knownTag);
      if (asked.kind !== 'ok') return asked;
      return { kind: 'ok', value: { page: asked.value.body, tag: asked.value.tag } };
    },
    policyPacks: async (knownTag) => {
      const asked = await ifChanged('/v1/policy-packs', policyPacksReplySchema, knownTag);
      if (asked.kind !== 'ok') return asked;
      return { kind: 'ok', value: { packs: asked.value.body.packs, tag: asked.value.tag } };
    },
    policyPack: async (sha256) => {
      const path = `/v1/policy-packs/${sha256}`;
      const exchange = { method: 'GET', path, timeLimitMs: packLimitMs, cancel } as const;
      const answer = await transport.exchange(identity, exchange);
      if (answer.kind === 'noAnswer') return { kind: 'noLine', trouble: answer.trouble };
      const reply = classify(answer, z.looseObject({}));
      return reply.kind === 'ok' ? { kind: 'ok', value: answer.body } : reply;
    },
    changes: (after, waitSeconds, afterId) => {
      const named = afterId === undefined ? '' : `&afterId=${afterId}`;
      const path = `/v1/changes?after=${after}&waitSeconds=${waitSeconds}${named}`;
      const timeLimitMs = waitSeconds * 1_000 + pollGraceMs;
      return send('GET', path, changesReplySchema, { timeLimitMs });
    },
  };
}

/** The ETag of an answer; what is none as RFC 9110 (8.8.3) has it is not sent back. */
function tagOf({ headers }: Extract<WireAnswer, { kind: 'answered' }>): string | undefined {
  const { etag = '' } = headers;
  return /^(W\/)?"[\x21\x23-\x7e]{1,100}"$/.test(etag) ? etag : undefined;
}

/** An answer about something else is no answer. */
function fitting<T>(reply: Reply<T>, isAbout: (value: T) => boolean): Reply<T> {
  return reply.kind !== 'ok' || isAbout(reply.value) ? reply : { kind: 'nonsense', status: 200 };
}
