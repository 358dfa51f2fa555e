/** Reads the file of a connector profile: bounded, of a known format, and without contradictions. */
import * as z from 'zod';
import { caseKinds } from '../domain/case-kind';
import { applicantGroups } from '../domain/group';
import { outcomes, reviewSteps } from '../domain/delivery';
import { fieldDefinition, fieldKeys } from '../domain/form';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { CaseFact, ConnectorProfile, Mapped } from './profile';
import { caseFacts, connectorProfileSchema, largestProfileBytes, profileFormat } from './profile';
import { laterBy } from '../protocol/format-version';
import { parseJson } from '../protocol/parse-json';

/** What is wrong at one place of a profile. */
export const profileFaults = [
  /** Not what the format says stands there. */
  'shape',
  /** Two things would travel under one name. */
  'nameTwice',
  /** A choice of ours has no code, or a code has no choice. */
  'codesIncomplete',
  /** Two of ours have one code: nobody could read it back. */
  'codeTwice',
  'codesWithoutChoices',
  'dayWithoutDay',
  /** Only the end of a number can check what is before it. */
  'checkNotLast',
  /** Nothing in the number changes from case to case. */
  'numberFixed',
] as const;
export type ProfileFault = {
  /** As `fields.child.sex.codes`. */
  readonly place: string;
  readonly fault: (typeof profileFaults)[number];
};

export type ProfileProblem =
  | { readonly kind: 'profileTooLarge' }
  /** No JSON, or no profile: what is in it was not looked at. */
  | { readonly kind: 'profileUnreadable' }
  | { readonly kind: 'profileTooNew' }
  | { readonly kind: 'profileFaulty'; readonly faults: readonly ProfileFault[] };

/** Faults that are told at most. */
export const mostProfileFaults = 50;

/** `bytes` is the size of the file; whoever reads it asks for the size first. */
export function readProfile(file: {
  readonly text: string;
  readonly bytes: number;
}): Result<ConnectorProfile, ProfileProblem> {
  if (file.bytes > largestProfileBytes || file.text.length > largestProfileBytes) {
    return err({ kind: 'profileTooLarge' });
  }
  const json = parseJson(file.text);
  const named = z.looseObject({ format: z.string().max(100) }).safeParse(json);
  if (!named.success) return err({ kind: 'profileUnreadable' });
  const later = laterBy(named.data.format, profileFormat);
  if (later === undefined) return err({ kind: 'profileUnreadable' });
  if (later > 0) return err({ kind: 'profileTooNew' });
  const parsed = connectorProfileSchema.safeParse(json);
  const faults = parsed.success ? faultsOf(parsed.data) : shapeFaults(parsed.error);
  if (!parsed.success || faults.length > 0) {
    return err({ kind: 'profileFaulty', faults: faults.slice(0, mostProfileFaults) });
  }
  return ok(parsed.data);
}

function shapeFaults({ issues }: z.ZodError): ProfileFault[] {
  return issues.map(({ path }) => ({ place: path.join('.').slice(0, 200), fault: 'shape' }));
}

const factChoices: { readonly [fact in CaseFact]?: readonly string[] } = {
  kind: caseKinds,
  group: applicantGroups,
};

/** Everything that contradicts itself, in the order of the file. */
function faultsOf(profile: ConnectorProfile): ProfileFault[] {
  return [
    ...namesTwice(profile),
    ...fieldKeys.flatMap((key) => {
      const { kind, choices: listed } = fieldDefinition(key);
      const choices = kind === 'flag' ? ['yes', 'no'] : listed;
      return mappedFaults(`fields.${key}`, profile.fields[key], choices, kind === 'day');
    }),
    ...caseFacts.flatMap((fact) =>
      mappedFaults(`facts.${fact}`, profile.facts[fact], factChoices[fact], false),
    ),
    ...codeFaults('outcomes', profile.outcomes, outcomes),
    ...codeFaults('steps', profile.steps, reviewSteps),
    ...numberFaults(profile),
  ];
}

function namesTwice({ fields, facts, constants }: ConnectorProfile): ProfileFault[] {
  const seen = new Set<string>();
  const named = [
    ...Object.entries(fields).map(([key, { as }]) => [`fields.${key}`, as] as const),
    ...Object.entries(facts).map(([key, { as }]) => [`facts.${key}`, as] as const),
    ...Object.keys(constants).map((name) => [`constants.${name}`, name] as const),
  ];
  return named.flatMap(([place, name]): ProfileFault[] => {
    if (seen.has(name)) return [{ place, fault: 'nameTwice' }];
    seen.add(name);
    return [];
  });
}

function mappedFaults(
  place: string,
  mapped: Mapped | undefined,
  choices: readonly string[] | undefined,
  isDay: boolean,
): ProfileFault[] {
  if (mapped === undefined) return [];
  const days: ProfileFault[] =
    mapped.day !== undefined && !isDay ? [{ place: `${place}.day`, fault: 'dayWithoutDay' }] : [];
  if (mapped.codes === undefined) return days;
  const at = `${place}.codes`;
  if (choices === undefined) return [...days, { place: at, fault: 'codesWithoutChoices' }];
  return [...days, ...codeFaults(at, mapped.codes, choices)];
}

function codeFaults(
  place: string,
  codes: { readonly [ours: string]: string } | undefined,
  choices: readonly string[],
): ProfileFault[] {
  if (codes === undefined) return [];
  const faults: ProfileFault[] = [];
  const told = Object.keys(codes);
  if (told.length !== choices.length || !told.every((ours) => choices.includes(ours))) {
    faults.push({ place, fault: 'codesIncomplete' });
  }
  if (new Set(Object.values(codes)).size !== told.length)
    faults.push({ place, fault: 'codeTwice' });
  return faults;
}

function numberFaults({ matterNumber: parts }: ConnectorProfile): ProfileFault[] {
  if (parts === undefined) return [];
  const faults: ProfileFault[] = [];
  if (!parts.some((part) => 'digits' in part)) {
    faults.push({ place: 'matterNumber', fault: 'numberFixed' });
  }
  if (parts.slice(0, -1).some((part) => 'check' in part)) {
    faults.push({ place: 'matterNumber', fault: 'checkNotLast' });
  }
  return faults;
}
