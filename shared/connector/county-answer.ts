/** What a county answers in its own codes and names, told in ours before anybody judges it. */
import { fieldKeys } from '../domain/form';
import type { ConnectorProfile } from './profile';
import { isJsonObject } from '../protocol/parse-json';

type Json = { readonly [name: string]: unknown };

/** Longest reason of a decision, in UTF-16 units (shared/domain/delivery.ts). */
const longestReason = 1_000;

/** The body of `GET /v1/changes` in our words; whatever is not understood stays as it came, for the schema to refuse. */
export function readCountyChanges(profile: ConnectorProfile, body: unknown): unknown {
  if (!isJsonObject(body) || !Array.isArray(body['changes'])) return body;
  return {
    ...body,
    changes: body['changes'].map((change: unknown) => readCountyChange(profile, change)),
  };
}

function readCountyChange(profile: ConnectorProfile, change: unknown): unknown {
  if (!isJsonObject(change)) return change;
  const { decision, step } = change;
  if (isJsonObject(decision)) return { ...change, decision: readDecision(profile, decision) };
  if (!isJsonObject(step)) return change;
  return { ...change, step: { ...step, step: ours(profile.steps, step['step']) } };
}

/** A field that the county names and the profile does not is told in the reason: nobody else would hear of it. */
function readDecision(profile: ConnectorProfile, decision: Json): Json {
  const told = { ...decision, outcome: ours(profile.outcomes, decision['outcome']) };
  const { correction } = decision;
  if (!isJsonObject(correction) || !Array.isArray(correction['fields'])) return told;
  const keyOf = new Map(
    fieldKeys.flatMap((key) => {
      const mapped = profile.fields[key];
      return mapped === undefined ? [] : [[mapped.as, key] as const];
    }),
  );
  const unknown: string[] = [];
  const fields = correction['fields'].flatMap((field: unknown) => {
    if (!isJsonObject(field) || typeof field['key'] !== 'string') return [field];
    const theirs = field['key'];
    const key = keyOf.get(theirs) ?? fieldKeys.find((known) => known === theirs);
    if (key !== undefined) return [{ ...field, key }];
    unknown.push(`${theirs}: ${textOf(field['reason'])}`);
    return [];
  });
  if (unknown.length === 0) return { ...told, correction: { ...correction, fields } };
  const reason = [textOf(decision['reason']), ...unknown].filter((text) => text !== '').join('; ');
  // What would have to be cut is not understood at all, and a person hears that.
  if (reason.length > longestReason) return told;
  return { ...told, reason, correction: { ...correction, fields } };
}

function ours(codes: { readonly [ours: string]: string } | undefined, theirs: unknown): unknown {
  if (codes === undefined) return theirs;
  return Object.entries(codes).find(([, code]) => code === theirs)?.[0] ?? theirs;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
