/** A county's record read back: what shows that a profile loses nothing on the way out. */
import type { CountyRecord } from '../../shared/connector/county-record';
import type { CaseFact, ConnectorProfile, Mapped } from '../../shared/connector/profile';
import { caseFacts } from '../../shared/connector/profile';
import type { Form } from '../../shared/domain/form';
import { fieldKeys } from '../../shared/domain/form';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';

/** A record read back; `unknown` names what the profile does not. */
type MappedBack = {
  readonly form: Form;
  readonly facts: { readonly [fact in CaseFact]?: string };
  readonly unknown: readonly string[];
};

/** The name whose value nobody can read: no code of the list, or another constant. */
type UnreadableValue = { readonly kind: 'valueUnreadable'; readonly name: string };

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
