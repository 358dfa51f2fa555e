/** What stands under a field: how to fill it, and that it may stay empty only where the rules of the case let it. */
import type { FieldKey } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';

/** Under a field at the desk; nothing where nothing need be said. */
export function fieldHelp(
  { words }: Pick<Messages, 'words'>,
  key: FieldKey,
  isRequired: boolean,
): string | undefined {
  const { optional, help } = words.fields[key];
  if (isRequired || optional === undefined) return help;
  return help === undefined ? words.optional.alone : words.optional.before(help);
}

/** How a family is told to answer a question at the terminal. */
export function familyHow(
  messages: Pick<Messages, 'words' | 'selfService'>,
  key: FieldKey,
  isRequired: boolean,
): string | undefined {
  const { selfService } = messages;
  const own = selfService.asks[key];
  if (own === undefined) return fieldHelp(messages, key, isRequired);
  const { optional, how } = own;
  if (isRequired || optional === undefined) return how;
  return how === undefined ? selfService.optional : selfService.optionalHow(how);
}
