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

/** A question as a family at the terminal is asked it, and how it is told to answer. */
export function familyQuestion(
  messages: Pick<Messages, 'words' | 'selfService'>,
  key: FieldKey,
  isRequired: boolean,
): { readonly ask: string; readonly how: string | undefined } {
  const { selfService, words } = messages;
  const own = selfService.asks[key];
  if (own === undefined) {
    return { ask: words.fields[key].label, how: fieldHelp(messages, key, isRequired) };
  }
  const { ask, optional, how } = own;
  if (isRequired || optional === undefined) return { ask, how };
  return { ask, how: how === undefined ? selfService.optional : selfService.optionalHow(how) };
}
