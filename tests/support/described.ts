/** What a platform answers and accepts, held against the OpenAPI document that it serves itself. */
import Ajv2020 from 'ajv/dist/2020.js';
import type { AnySchema, ValidateFunction } from 'ajv/dist/2020.js';

type Media = { readonly schema?: AnySchema };
type Content = Readonly<Record<string, Media>>;
type Parameter = {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: AnySchema;
};
export type Operation = {
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
export type Description = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** One request and its answer, as far as the document speaks of them. */
export type Exchange = {
  readonly url: string;
  readonly method: string;
  readonly request: { readonly headers: Headers; readonly body?: string };
  readonly answer: {
    readonly status: number;
    readonly mediaType: string | undefined;
    /** The body's text; undefined when it is bytes that no schema describes. */
    readonly text: string | undefined;
  };
};

const documents = new Map<string, Promise<Description>>();

/** The document that the platform at `origin` serves; asked for once. */
export function descriptionOf(origin: string): Promise<Description> {
  const known = documents.get(origin);
  if (known !== undefined) return known;
  const asked = fetch(`${origin}/v1/openapi.json`).then(
    async (response) => (await response.json()) as Description,
  );
  documents.set(origin, asked);
  asked.catch(() => documents.delete(origin));
  return asked;
}

/** @throws Error when the document says otherwise; it names the place, never a value. */
export async function holdAgainstDescription(exchange: Exchange): Promise<void> {
  const { origin, pathname } = new URL(exchange.url);
  const description = await descriptionOf(origin);
  const found = findOperation(description, exchange.method.toLowerCase(), pathname);
  const wrong =
    found === undefined
      ? wrongInUndescribed(description, exchange)
      : [
          ...wrongInAnswer(found.operation, exchange),
          ...(exchange.answer.status < 300 ? wrongInRequest(found, exchange) : []),
        ];
  if (wrong.length === 0) return;
  const place = `${exchange.method} ${found?.pattern ?? pathname} ${exchange.answer.status}`;
  throw new Error(`Not as /v1/openapi.json describes: ${place}: ${wrong.join('; ')}`);
}

type Found = {
  readonly pattern: string;
  readonly operation: Operation;
  readonly values: Readonly<Record<string, string>>;
};

function findOperation(
  { paths }: Description,
  method: string,
  pathname: string,
): Found | undefined {
  const given = pathname.split('/');
  for (const [pattern, operations] of Object.entries(paths)) {
    const operation = operations[method];
    const parts = pattern.split('/');
    if (operation === undefined || parts.length !== given.length) continue;
    const named = parts.map((part) => /^\{(.+)\}$/.exec(part)?.[1]);
    if (!parts.every((part, i) => named[i] !== undefined || part === given[i])) continue;
    const values = named.flatMap((name, i) => (name === undefined ? [] : [[name, given[i] ?? '']]));
    return { pattern, operation, values: Object.fromEntries(values) as Record<string, string> };
  }
  return undefined;
}

/** An address or a method that is not described answers nothing but a problem. */
function wrongInUndescribed({ paths }: Description, { answer }: Exchange): string[] {
  const problem = Object.values(paths['/v1/health'] ?? {})[0]?.responses['default'];
  if (answer.status < 400) return ['answered, and not described'];
  return wrongInContent(problem?.content, answer);
}

function wrongInAnswer({ responses }: Operation, { method, answer }: Exchange): string[] {
  const described = responses[answer.status] ?? responses['default'];
  if (described === undefined) return ['status not described'];
  // An answer to HEAD has the head only.
  return method === 'HEAD' ? [] : wrongInContent(described.content, answer);
}

function wrongInContent(content: Content | undefined, answer: Exchange['answer']): string[] {
  if (content === undefined) return answer.text ? ['a body, and none is described'] : [];
  const media = content[answer.mediaType ?? ''];
  if (media === undefined) return [`media type ${answer.mediaType}`];
  if (!/json$/.test(answer.mediaType ?? '') || answer.text === undefined) return [];
  return wrongIn('answer', media.schema, JSON.parse(answer.text));
}

function wrongInRequest({ operation, values }: Found, { url, request }: Exchange): string[] {
  const query = new URL(url).searchParams;
  const parameters = operation.parameters ?? [];
  const valueOf = (one: Parameter) => {
    if (one.in === 'path') return values[one.name];
    return (one.in === 'query' ? query.get(one.name) : request.headers.get(one.name)) ?? undefined;
  };
  const wrong = parameters.flatMap((one) => {
    const value = valueOf(one);
    if (value === undefined) return one.required === true ? [`no ${one.in} ${one.name}`] : [];
    return wrongIn(`${one.in} ${one.name}`, one.schema, value, ofText);
  });
  const isQueried = (name: string) => parameters.some((p) => p.in === 'query' && p.name === name);
  const unknown = [...query.keys()].filter((name) => !isQueried(name));
  return [
    ...wrong,
    ...unknown.map((name) => `query ${name} is not described`),
    ...wrongInBody(operation, request),
  ];
}

function wrongInBody({ requestBody }: Operation, { headers, body }: Exchange['request']): string[] {
  const mediaType = headers.get('content-type');
  if (mediaType === null) {
    return requestBody === undefined || body === undefined ? [] : ['a body without a media type'];
  }
  const media = requestBody?.content[mediaType];
  if (media === undefined) return [`accepted ${mediaType}, which is not described`];
  return body === undefined ? [] : wrongIn('request', media.schema, JSON.parse(body));
}

// Beside every format stands the pattern that decides.
const formats = { uuid: true, date: true, 'date-time': true, binary: true } as const;
const options = { allErrors: true, strict: false, formats } as const;
const ofJson = new Ajv2020(options);
/** Parameters come as text. */
const ofText = new Ajv2020({ ...options, coerceTypes: true });
const compiled = new WeakMap<object, ValidateFunction>();

function wrongIn(
  place: string,
  schema: AnySchema | undefined,
  value: unknown,
  ajv = ofJson,
): string[] {
  if (typeof schema !== 'object') return [`${place} has no schema`];
  const check = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, check);
  if (check(value)) return [];
  return (check.errors ?? []).map((e) => `${place}${e.instancePath} ${e.keyword}`).slice(0, 10);
}
