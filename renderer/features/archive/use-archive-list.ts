/** The list of the archive room: by filter from the record, or by a name from the index of this window. */
import { useEffect, useState } from 'react';
import type { ArchiveFilter } from '../../../shared/archive/archive-filter';
import type { AppError } from '../../../shared/domain/app-error';
import type { ArchiveLine } from '../../../shared/ipc/calls/archives';
import { mostLines } from '../../../shared/ipc/calls/archives';
import { useSession } from '../../session/session-provider';

type Listed = {
  /** Which question this is the answer to. */
  readonly of: string;
  readonly lines: readonly ArchiveLine[];
  readonly next: string | undefined;
  readonly archived: number | undefined;
};

export type ArchiveList = Omit<Listed, 'of'> & {
  readonly isLoading: boolean;
  readonly error: AppError | undefined;
  readonly loadMore: () => void;
};

const nothing: readonly ArchiveLine[] = [];

/** Asked anew with every filter; a query looks among all cases and shows the archived ones. */
export function useArchiveList(
  filter: ArchiveFilter,
  query: string,
  /** Another one asks again: packages may have come. */
  version: number,
): ArchiveList {
  const { bridge, search } = useSession();
  const question = JSON.stringify([filter, query]);
  const [listed, setListed] = useState<Listed>();
  const [error, setError] = useState<AppError>();
  const [more, setMore] = useState<{ of: string; version: number; after: string }>();
  const isMore = more?.of === question && more.version === version;
  const after = isMore ? more.after : undefined;

  useEffect(() => {
    let outdated = false;
    const [wanted, text] = JSON.parse(question) as [ArchiveFilter, string];
    const list = (wish: ArchiveFilter, from: string | undefined) =>
      bridge.archives.list({ filter: wish, ...(from === undefined ? {} : { after: from }) });
    const ask = async (): Promise<void> => {
      if (text === '') {
        let from = after;
        let answer = await list(wanted, from);
        // A stretch in which nothing fits says nothing: the next one is looked at by itself.
        while (!outdated && answer.ok && answer.value.lines.length === 0 && answer.value.next) {
          from = answer.value.next;
          answer = await list(wanted, from);
        }
        if (outdated) return;
        if (!answer.ok) return setError(answer.error);
        const { lines, next, archived } = answer.value;
        setListed((before) => ({
          of: question,
          lines:
            before?.of === question && after !== undefined ? [...before.lines, ...lines] : lines,
          next,
          archived,
        }));
        return setError(undefined);
      }
      const found = await search.find(text, mostLines, []);
      if (outdated || found === undefined) return;
      const ids = found.found.cases.filter(({ state }) => state === 'archived').map(({ id }) => id);
      const answer = await bridge.archives.lines({ caseIds: ids });
      if (outdated) return;
      if (!answer.ok) return setError(answer.error);
      setListed({ of: question, lines: answer.value, next: undefined, archived: undefined });
      setError(undefined);
    };
    void ask();
    return () => {
      outdated = true;
    };
    // Asked for once more after a failure: the same place, and another wish.
  }, [bridge, search, question, version, after, more]);

  // Asked again, what was listed before stays until it is listed anew.
  const isCurrent = listed?.of === question;
  return {
    lines: isCurrent ? listed.lines : nothing,
    next: isCurrent ? listed.next : undefined,
    archived: listed?.archived,
    isLoading: !isCurrent && error === undefined,
    error,
    loadMore: () => {
      if (!isCurrent || listed.next === undefined) return;
      setMore({ of: question, version, after: listed.next });
    },
  };
}
