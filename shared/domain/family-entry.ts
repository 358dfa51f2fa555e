/**
 * 家长自助填写: what a family entered by itself at the touch terminal 自助. It counts like everything that is typed, and stays
 * marked with the family's name on it until a clerk looked at it; before that nothing of it is submitted.
 */
import type { Case, CaseEvent } from './case';
import type { Actor } from './command';
import type { FamilyEntry } from './family-facts';
import { isAsked } from './field-rules';
import type { FieldSection } from './form';
import { fieldDefinition, type FieldKey } from './form';
import { without } from './without';

/** What a family may do to its own case; everything else is the desk's, whoever calls. */
export const familyCommands = ['openCase', 'chooseGroup', 'editForm', 'addPage', 'removePage'];

/** Why it came to the desk, how it is handled and what only the pupil record asks is not the family's to say. */
const ofTheDesk: ReadonlySet<FieldSection> = new Set(['special', 'reason', 'pupil']);

/** Whether a family may fill in this field by itself. */
export function isForFamily(key: FieldKey): boolean {
  return !ofTheDesk.has(fieldDefinition(key).section);
}

/** The mark that goes into what somebody does. */
export function markOf({ byFamily }: Pick<Actor, 'byFamily'>): { readonly byFamily?: true } {
  return byFamily === true ? { byFamily } : {};
}

/** The case with what of it the family entered and nobody confirmed, after one more event. */
export function withFamilyEntry(current: Case, event: CaseEvent): Case {
  const before = current.familyEntry ?? nothingEntered;
  const after = entryAfter(before, event);
  if (after === before) return current;
  const { fields, group } = after;
  const next = without(current, 'familyEntry');
  if (fields.length === 0 && group === undefined) return next;
  return { ...next, familyEntry: { fields, ...(group === undefined ? {} : { group }) } };
}

const nothingEntered: FamilyEntry = { fields: [] };

function entryAfter(entry: FamilyEntry, event: CaseEvent): FamilyEntry {
  switch (event.type) {
    case 'groupChosen':
      return { fields: entry.fields, ...(event.byFamily === true ? { group: true } : {}) };
    case 'formEdited': {
      const keys = Object.keys(event.changes) as FieldKey[];
      const others = entry.fields.filter((key) => !keys.includes(key));
      return { ...entry, fields: event.byFamily === true ? [...others, ...keys] : others };
    }
    case 'familyConfirmed': {
      const fields = entry.fields.filter((key) => !event.fields.includes(key));
      return entry.group === true && event.group !== true ? { fields, group: true } : { fields };
    }
    default:
      return entry;
  }
}

/** The fields that the family filled in and a clerk still has to look at; what it is not asked for any more waits for nobody. */
export function unconfirmedFields(current: Case): readonly FieldKey[] {
  return (current.familyEntry?.fields ?? []).filter((key) => isAsked(current, key));
}

/** How many things a clerk still has to look at. */
export function unconfirmedCount(current: Case): number {
  return unconfirmedFields(current).length + (current.familyEntry?.group === true ? 1 : 0);
}
