/** What the search can lead to, as rows of its list. */
import type { ReactNode } from 'react';
import type { Messages } from '../../../shared/i18n/messages';
import type { FoundCase } from '../../../shared/search/case-index';
import { searchFields } from '../../../shared/search/search-record';
import { spelledName } from '../language/rare-characters';

/** A room or a command, with the key that does the same. */
export type CommandChoice = {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Absent where no key does the same. */
  readonly keyHint?: string;
  readonly run: () => void;
};

const shownTail = 4;

/** Why a case was found, where its own line does not show it; numbers only by their tail. */
export function reasonText({ words }: Messages, { field, texts }: FoundCase): string | undefined {
  if (field === 'caseNumber' || field === 'child.name' || field === 'facts') return undefined;
  const text = texts[field] ?? '';
  const { label } = words.fields[field];
  const shown =
    searchFields[field].kind === 'code' ? `…${text.slice(-shownTail)}` : spelledName(text);
  return `${label} ${shown}`;
}
