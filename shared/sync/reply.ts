/** Judges what came back from the line: nothing is believed that was not parsed. */
import { problemBase, problemSchema, problemTypes } from '../protocol/messages';
import type { ProblemType } from '../protocol/messages';
import { parseRetryAfter } from './backoff';
import type { LineTrouble, WireAnswer } from './ports';
import { parseJson } from '../protocol/parse-json';

/** The platform's no, as RFC 9457 tells it; `other` is a type this station does not know. */
export type Refusal = {
  readonly kind: 'refused';
  readonly status: number;
  readonly problem: ProblemType | 'other';
  /** Title and detail, at most 500 characters: for the clerk, never for a log. */
  readonly detail: string;
  readonly pointers: readonly string[];
};

/** Every kind of answer that is not the one hoped for. */
export type NoReply =
  | Refusal
  | { readonly kind: 'noLine'; readonly trouble: LineTrouble }
  | { readonly kind: 'captivePortal' }
  | { readonly kind: 'busy'; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'stationTooOld'; readonly detail: string }
  | { readonly kind: 'platformTooOld' }
  | { readonly kind: 'platformFailed'; readonly status: number }
  | { readonly kind: 'nonsense'; readonly status: number };

/** What the clerk reads of a refusal; at most 500 characters. */
export function refusalText({ problem, detail }: Refusal): string {
  return `${problem}: ${detail}`.slice(0, 500);
}

export type Reply<T> = { readonly kind: 'ok'; readonly value: T } | NoReply;

/** Something that can judge parsed JSON, such as a zod schema. */
export type BodySchema<T> = {
  readonly safeParse: (
    body: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false };
};

type Answered = Extract<WireAnswer, { kind: 'answered' }>;

/** Classifies an answer to a JSON request whose success is a body of `schema`. */
export function classify<T>(answer: WireAnswer, schema: BodySchema<T>): Reply<T> {
  if (answer.kind === 'noAnswer') return { kind: 'noLine', trouble: answer.trouble };
  const { status } = answer;
  if (status < 200 || status > 299 || !isType(answer, 'application/json')) {
    return classifyNo(answer);
  }
  const parsed = schema.safeParse(parseJson(answer.body));
  return parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'nonsense', status };
}

/** Classifies an answer that is known not to be the one hoped for. */
export function classifyNo(answer: WireAnswer): NoReply {
  if (answer.kind === 'noAnswer') return { kind: 'noLine', trouble: answer.trouble };
  const { status } = answer;
  if (status === 429 || status === 502 || status === 503 || status === 504) {
    const { 'retry-after': retryAfter, date } = answer.headers;
    return { kind: 'busy', retryAfterMs: parseRetryAfter(retryAfter, date) };
  }
  if (isRedirect(status) || status === 511) return { kind: 'captivePortal' };
  // A page of a server that fails is no log-in page, whoever stands before the platform.
  if (status >= 500 && status <= 599) return { kind: 'platformFailed', status };
  if (isHtml(answer)) return { kind: 'captivePortal' };
  if (status < 400 || status > 599) return { kind: 'nonsense', status };
  const refusal = refusalOf(answer);
  if (refusal === undefined) return { kind: 'nonsense', status };
  if (status === 401) return { kind: 'unauthorised' };
  if (status === 426) return { kind: 'stationTooOld', detail: refusal.detail };
  if (speaksOlder(refusal)) return { kind: 'platformTooOld' };
  return refusal;
}

function refusalOf(answer: Answered): Refusal | undefined {
  if (!isType(answer, 'application/problem+json')) return undefined;
  const parsed = problemSchema.safeParse(parseJson(answer.body));
  if (!parsed.success) return undefined;
  const { type, title, detail, pointers = [] } = parsed.data;
  const words = detail === undefined ? title : `${title}: ${detail}`;
  const problem = problemTypes.find((known) => type === problemBase + known) ?? 'other';
  return {
    kind: 'refused',
    status: answer.status,
    problem,
    detail: words.slice(0, 500),
    pointers,
  };
}

/** A platform that knows no newer protocol finds the number itself wrong; it has an older one's answer, 426. */
function speaksOlder({ problem, pointers }: Refusal): boolean {
  return problem === 'invalid-request' && pointers.some((at) => at.endsWith('/protocol'));
}

function isType({ headers }: Answered, mediaType: string): boolean {
  return headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === mediaType;
}

/** Portals often forget the media type, so the body is looked at as well. */
function isHtml(answer: Answered): boolean {
  return isType(answer, 'text/html') || /^\s*<(!doctype|html|head|body|script)/i.test(answer.body);
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}
