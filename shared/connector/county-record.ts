/** A submission as the county's record names it. */
import type { FieldKey } from '../domain/form';
import { fieldKeys } from '../domain/form';
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

function factOf(submission: Facts, fact: CaseFact): string {
  return String(fact === 'number' ? submission.caseNumber : submission[fact]);
}

/** A value that has no code, or is no day, travels as it is: better odd than lost. */
function written({ codes, day }: Mapped, text: string): string {
  if (codes !== undefined) return (Object.hasOwn(codes, text) ? codes[text] : undefined) ?? text;
  if (day === undefined || day === 'dashes' || !isDashed(text)) return text;
  return text.replaceAll('-', day === 'slashes' ? '/' : '');
}

const isDashed = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
