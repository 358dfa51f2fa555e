/** Judges what a family does at the touch terminal 自助, and that a clerk looked at it. */
import type { Case, CaseEvent } from './case';
import type { Asked, CaseCommand } from './command';
import type { DecideContext } from './decide-context';
import { familyCommands, isForFamily } from './family-entry';
import type { FieldKey } from './form';

/** Whether a family may do this to its case: its own fields, and pages that it brought itself. */
export function isByFamily(current: Case | undefined, command: CaseCommand): boolean {
  if (!familyCommands.includes(command.name)) return false;
  switch (command.name) {
    case 'editForm':
      return (Object.keys(command.changes) as FieldKey[]).every(isForFamily);
    case 'addPage':
      return command.replaces === undefined || isOwnPage(current, command.replaces);
    case 'removePage':
      return isOwnPage(current, command.pageId);
    default:
      return true;
  }
}

/** A page that is not there is for the command itself to miss. */
function isOwnPage(current: Case | undefined, pageId: string): boolean {
  const pages = current?.documents.flatMap((document) => document.pages) ?? [];
  const page = pages.find(({ id }) => id === pageId);
  return page === undefined || page.byFamily === true;
}

/** Only what is still unconfirmed; the second time nothing is written. */
export function confirmFamily(
  { familyEntry }: Case,
  { fields, group }: Asked<'confirmFamily'>,
  { at, actor }: DecideContext,
): readonly CaseEvent[] {
  const seen = familyEntry?.fields.filter((key) => fields.includes(key)) ?? [];
  const isGroup = group === true && familyEntry?.group === true;
  if (seen.length === 0 && !isGroup) return [];
  const by = { at, by: actor.name, byId: actor.id };
  return [
    { type: 'familyConfirmed', fields: seen, ...(isGroup ? { group: true as const } : {}), ...by },
  ];
}
