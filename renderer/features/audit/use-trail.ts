/** The lines of the trail as far as somebody looked, asked for a page at a time. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { TrailFilter, TrailLine } from '../../../shared/ledger/trail-line';
import { useSession } from '../../session/session-provider';
import { useLocale } from '../language/messages-context';

const pageLines = 50;

export type Trail = {
  readonly lines: readonly TrailLine[];
  /** The entry down to which was looked, while it is going on. */
  readonly searching: number | undefined;
  readonly done: boolean;
  readonly error: AppError | undefined;
  /** Begins anew with another filter. */
  readonly ask: (filter: TrailFilter) => void;
  readonly more: () => void;
};

type Shown = {
  readonly lines: readonly TrailLine[];
  readonly before: number | undefined;
  readonly done: boolean;
  readonly error: AppError | undefined;
};
const nothing: Shown = { lines: [], before: undefined, done: false, error: undefined };

/** The newest lines at once, older ones when asked for. */
export function useTrail(): Trail {
  const { bridge } = useSession();
  const locale = useLocale();
  const [shown, setShown] = useState<Shown>(nothing);
  const [searching, setSearching] = useState<number | undefined>(0);
  const filter = useRef<TrailFilter>({});
  const turn = useRef(0);

  const load = async (from: Shown) => {
    turn.current += 1;
    const mine = turn.current;
    let { lines, before, done } = from;
    const wanted = lines.length + pageLines;
    while (!done && lines.length < wanted) {
      const answer = await bridge.audit.read({
        limit: wanted - lines.length,
        locale,
        filter: filter.current,
        ...(before === undefined ? {} : { before }),
      });
      if (mine !== turn.current) return;
      if (!answer.ok) {
        setShown({ lines, before, done, error: answer.error });
        setSearching(undefined);
        return;
      }
      lines = [...lines, ...answer.value.lines];
      before = answer.value.searchedTo;
      done = answer.value.done;
      setShown({ lines, before, done, error: undefined });
      setSearching(before);
    }
    setSearching(undefined);
  };

  const onStart = useEffectEvent(() => void load(nothing));
  useEffect(() => {
    onStart();
    return () => {
      turn.current += 1;
    };
  }, [locale]);

  return {
    ...shown,
    searching,
    ask: (next) => {
      filter.current = next;
      setShown(nothing);
      setSearching(0);
      void load(nothing);
    },
    more: () => {
      setSearching(shown.before ?? 0);
      void load(shown);
    },
  };
}
