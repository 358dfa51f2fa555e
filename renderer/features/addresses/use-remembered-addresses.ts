/** Asks the index for addresses while one is typed; an answer that comes late is not shown for another text. */
import { useRef, useState } from 'react';
import { useSession } from '../../session/session-provider';

type Answer = { readonly typed: string; readonly addresses: readonly string[] };

/** `find` reads what was answered last; drawing waits for nothing. */
export function useRememberedAddresses(caseId: string, most: number) {
  const { search } = useSession();
  const [whole, setWhole] = useState<readonly string[]>([]);
  const [answer, setAnswer] = useState<Answer>({ typed: '', addresses: [] });
  const newest = useRef('');
  const askFor = async (typed: string) => {
    const addresses = await search.suggestAddresses(typed, most, caseId);
    if (addresses === undefined) return;
    if (typed === '') setWhole(addresses);
    else if (typed === newest.current) setAnswer({ typed, addresses });
  };
  return {
    find: (typed: string): readonly string[] => {
      if (typed === '') return whole;
      // While more is typed, what fitted its beginning stays until the answer is there.
      return typed.startsWith(answer.typed) && answer.typed !== '' ? answer.addresses : [];
    },
    /** For the whole list, before anything is typed. */
    open: (): void => void askFor(''),
    /** For this text. */
    ask: (typed: string): void => {
      newest.current = typed;
      if (typed !== '') void askFor(typed);
    },
  };
}
