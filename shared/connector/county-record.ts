/** A submission as the county's record names it, and that record read back. */
import type { FieldKey, Form } from '../domain/form';
import { fieldKeys } from '../domain/form';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { Submission } from '../protocol/messages';
import type { CaseFact, ConnectorProfile, Mapped } from './profile';
import { caseFacts } from './profile';

export type CountyRecord = { readonly [name: string]: string };

/** What a profile makes of a submission. */
export type MappedOut = {
  readonly record: CountyRecord;
  /** Filled in, and without a name at the county: they travel in the submission alone. */
  readonly unmapped: readonly FieldKey[];
};

/** What is read of a case beside its form. */
type Facts = Pick<Submission, 'caseNumber' | 'kind' | 'season' | 'group' | 'submittedAt' | 'form'>;

/** Whether the profile gives anything a name of the county. */
export function mapsAnything({ fields, facts, constants }: ConnectorProfile): boolean {
  return [fields, facts, constants].some((part) => Object.keys(part).length > 0);
}

export function mapOut(profile: ConnectorProfile, submission: Facts): MappedOut {
  const record = new Map(Object.entries(profile.constants));
  for (const fact of caseFacts) {
    const mapped = profile.facts[fact];
    if (mapped !== undefined) record.set(mapped.as, written(mapped, factOf(submission, fact)));
  }
  const unmapped: FieldKey[] = [];
  for (const key of fieldKeys) {
    const text = submission.form[key];
    if (text === undefined || text === '') continue;
    const mapped = profile.fields[key];
    if (mapped === undefined) unmapped.push(key);
    else record.set(mapped.as, written(mapped, text));
  }
  return { record: Object.fromEntries(record), unmapped };
}

/** A record read back; `unknown` names what the profile does not. */
export type MappedBack = {
  readonly form: Form;
  readonly facts: { readonly [fact in CaseFact]?: string };
  readonly unknown: readonly string[];
};

/** The name whose value nobody can read: no code of the list, or another constant. */
export type UnreadableValue = { readonly kind: 'valueUnreadable'; readonly name: string };

export function mapBack(
  profile: ConnectorProfile,
  record: CountyRecord,
): Result<MappedBack, UnreadableValue> {
  const fieldOf = new Map(fieldKeys.flatMap((key) => named(key, profile.fields[key])));
  const factNamed = new Map(caseFacts.flatMap((fact) => named(fact, profile.facts[fact])));
  const constants = new Map(Object.entries(profile.constants));
  const form: Form = {};
  const facts: { [fact in CaseFact]?: string } = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(record)) {
    const field = fieldOf.get(name);
    const fact = factNamed.get(name);
    if (field !== undefined) {
      const text = readValue(field.mapped, value);
      if (text === undefined) return err({ kind: 'valueUnreadable', name });
      form[field.key] = text;
    } else if (fact !== undefined) {
      const text = readValue(fact.mapped, value);
      if (text === undefined) return err({ kind: 'valueUnreadable', name });
      facts[fact.key] = text;
    } else if (!constants.has(name)) unknown.push(name);
    else if (constants.get(name) !== value) return err({ kind: 'valueUnreadable', name });
  }
  return ok({ form, facts, unknown });
}

function named<K>(key: K, mapped: Mapped | undefined) {
  return mapped === undefined ? [] : [[mapped.as, { key, mapped }] as const];
}

function factOf(submission: Facts, fact: CaseFact): string {
  return String(fact === 'number' ? submission.caseNumber : submission[fact]);
}

/** A value that has no code, or is no day, travels as it is: better odd than lost. */
function written({ codes, day }: Mapped, text: string): string {
  if (codes !== undefined) return (Object.hasOwn(codes, text) ? codes[text] : undefined) ?? text;
  if (day === undefined || day === 'dashes' || !isDashed(text)) return text;
  return text.replaceAll('-', day === 'slashes' ? '/' : '');
}

function readValue({ codes, day }: Mapped, value: string): string | undefined {
  if (codes !== undefined) {
    return Object.entries(codes).find(([, theirs]) => theirs === value)?.[0];
  }
  if (day === 'slashes' && /^\d{4}\/\d{2}\/\d{2}$/.test(value)) return value.replaceAll('/', '-');
  if (day === 'plain' && /^\d{8}$/.test(value)) {
    return `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`;
  }
  return value;
}

const isDashed = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
