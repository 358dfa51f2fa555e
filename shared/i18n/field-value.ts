/** What a field of the form holds, in words. */
import type { FieldKey } from '../domain/form';
import { fieldDefinition } from '../domain/form';
import type { Messages } from './messages';

/** The choice by its name, a ticked box as yes, anything else as it was typed. */
export function valueText(
  { words, problems }: Pick<Messages, 'words' | 'problems'>,
  key: FieldKey,
  text = '',
): string {
  const choices: { readonly [K in FieldKey]?: { readonly [code: string]: string } } = words.choices;
  if (fieldDefinition(key).kind === 'flag') return text === '' ? '' : problems.policy.yes;
  return choices[key]?.[text] ?? text;
}
