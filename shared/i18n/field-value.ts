/** What a field of the form holds, in words. */
import type { FieldKey } from '../domain/form';
import { fieldDefinition } from '../domain/form';
import type { Messages } from './messages';

/** A choice and a yes or no by their names, anything else as it was typed. */
export function valueText({ words }: Pick<Messages, 'words'>, key: FieldKey, text = ''): string {
  const choices: { readonly [K in FieldKey]?: { readonly [code: string]: string } } = words.choices;
  const flags: { readonly [code: string]: string } = words.flags;
  if (fieldDefinition(key).kind === 'flag') return flags[text] ?? text;
  return choices[key]?.[text] ?? text;
}
