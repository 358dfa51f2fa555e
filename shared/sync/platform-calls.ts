/** The platform's JSON calls as the engine makes them: path, time limit, and the schema of the reply. */
import type * as z from 'zod';
import {
  changesReplySchema,
  commitReplySchema,
  numberBlocksReplySchema,
  revisionReplySchema,
} from '../protocol/messages';
import type { numberBlocksRequestSchema, revisionRequestSchema } from '../protocol/messages';
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

type Revision = { readonly caseId: string; readonly revision: number };

const callLimitMs = 60_000;
/** Added to the wait of a long poll. */
const pollGraceMs = 15_000;

/** The calls to one platform as one station, all cancelled by one signal. */
export type PlatformCalls = {
  readonly putRevision: (of: Revision, request: RevisionRequest) => Promise<Reply<RevisionReply>>;
  readonly commit: (of: Revision) => Promise<Reply<CommitReply>>;
  readonly moreNumbers: (request: NumbersRequest) => Promise<Reply<NumbersReply>>;
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
