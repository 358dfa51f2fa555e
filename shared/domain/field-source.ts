/** Where a text of the form came from, where nobody typed it at the desk: kept with the case until somebody types another one. */
import * as z from 'zod';
import { byFamilyFacts } from './family-facts';
import { fieldKeySchema, formSchema } from './form';

/** The child's number, an earlier case of the child, one of a brother or sister, a card, a page that was read, a spreadsheet of an agent. */
export const filledSources = [
  'idNumber',
  'earlierCase',
  'siblingCase',
  'idCard',
  'pageText',
  'table',
] as const;
export type FilledSource = (typeof filledSources)[number];

/** The same, or the family by itself 自助. */
const fieldSources = [...filledSources, 'family'] as const;
export type FieldSource = (typeof fieldSources)[number];

/** What of some changes was not typed. */
export const filledSourcesSchema = z.partialRecord(fieldKeySchema, z.enum(filledSources));
export type FilledSources = z.infer<typeof filledSourcesSchema>;

/** What of the form stands as it was filled in; a field that somebody typed is absent, and so is one of an older record. */
export const fieldSourcesSchema = z.partialRecord(fieldKeySchema, z.enum(fieldSources));

/** An edit of the form. */
export const editedFacts = {
  changes: formSchema,
  /** What of it was not typed; absent in what was recorded before that was kept. */
  sources: filledSourcesSchema.optional(),
  ...byFamilyFacts,
};

/** The sources of some texts that are all from the same place. */
export function allFrom(source: FilledSource, changes: object): FilledSources {
  return Object.fromEntries(Object.keys(changes).map((key) => [key, source]));
}
