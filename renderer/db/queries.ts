/** What screens read: live hooks over the working set; every answer is forgotten when the desk locks. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Case, CaseState } from '../../shared/domain/case';
import type { ImageFile } from '../../shared/domain/document';
import { useWorkingSet } from './context';
import { loadImage } from './image-shelf';
import type { DueFilter, DuePage, ListFilter, ListPage } from './observe';
import { observeCase, observeCaseList, observeCounters, observeDue } from './observe';
import type { Counters } from './row-store';
import { imageKey } from './schema';
import type { WorkingSetStatus } from './working-set';

/** A list that grows towards older cases on demand. */
export type CaseList = ListPage & {
  /** True until the first lines are there. */
  readonly isLoading: boolean;
  /** Shows one more stretch of older cases. */
  readonly loadMore: () => void;
};

const nothing: ListPage = { rows: [], hasMore: false };

/**
 * Cases with the newest change first; `states` narrows the list, and orders it where `inOrderOfStates` says so;
 * `pageSize` is one stretch of it.
 */
export function useCaseList(
  options: Partial<Omit<ListFilter, 'limit'>> & { readonly pageSize?: number } = {},
): CaseList {
  const { set, summaries } = useWorkingSet();
  const { inOrderOfStates = false, pageSize = 50 } = options;
  const states = options.states?.join(' ');
  const [stretches, setStretches] = useState(1);
  const [page, setPage] = useState<ListPage>();
  useEffect(() => {
    const filter = {
      limit: stretches * pageSize,
      inOrderOfStates,
      ...(states === undefined ? {} : { states: states.split(' ') as CaseState[] }),
    };
    return observeCaseList(set, filter, summaries, setPage);
  }, [set, summaries, stretches, pageSize, inOrderOfStates, states]);
  const loadMore = useCallback(() => setStretches((now) => now + 1), []);
  return { ...(page ?? nothing), isLoading: page === undefined, loadMore };
}

/** Cases with a term that is near, the earliest first; `undefined` while they are read. The filter is kept by its caller. */
export function useDueList(filter: DueFilter): DuePage | undefined {
  const { set, summaries } = useWorkingSet();
  const [page, setPage] = useState<DuePage>();
  useEffect(() => observeDue(set, filter, summaries, setPage), [set, summaries, filter]);
  return page;
}

/** One case as it stands now: `undefined` while it is read, `null` when there is none. */
export function useCase(caseId: string): Case | null | undefined {
  const { set } = useWorkingSet();
  const { phase } = useWorkingSetStatus();
  const [seen, setSeen] = useState<{ caseId: string; current: Case | null | undefined }>();
  useEffect(
    () => observeCase(set, caseId, (current) => setSeen({ caseId, current })),
    [set, caseId, phase],
  );
  return seen?.caseId === caseId ? seen.current : undefined;
}

/** How many cases are in each state; `undefined` while it is read. */
export function useCounters(): Counters | undefined {
  const { set } = useWorkingSet();
  const [counters, setCounters] = useState<Counters>();
  useEffect(() => observeCounters(set, setCounters), [set]);
  return counters;
}

/** Whether the rows follow the ledger, and how far they are. */
export function useWorkingSetStatus(): WorkingSetStatus {
  const { set } = useWorkingSet();
  return useSyncExternalStore(set.subscribe, set.status);
}

/** An object URL of an image of a case: `undefined` while it is read, `null` when it cannot be had. */
export function useImageUrl(
  caseId: string,
  file: Pick<ImageFile, 'sha256' | 'mediaType'> | undefined,
): string | null | undefined {
  return useUrl(caseId, file, 'whole');
}

/** The same as `useImageUrl`, but the small picture where there is one; for strips and lists. */
export function useThumbnailUrl(
  caseId: string,
  file: Pick<ImageFile, 'sha256' | 'mediaType'> | undefined,
): string | null | undefined {
  return useUrl(caseId, file, 'thumb');
}

function useUrl(
  caseId: string,
  file: Pick<ImageFile, 'sha256' | 'mediaType'> | undefined,
  part: 'whole' | 'thumb',
): string | null | undefined {
  const { set } = useWorkingSet();
  const { phase } = useWorkingSetStatus();
  const { sha256, mediaType } = file ?? {};
  const wanted = sha256 === undefined ? undefined : imageKey(caseId, sha256);
  const [shown, setShown] = useState<{ of: string; url: string | null }>();
  useEffect(() => {
    const store = set.store();
    if (store === undefined || sha256 === undefined || wanted === undefined) return;
    let url: string | undefined;
    let gone = false;
    const revoke = () => {
      gone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
    const forget = set.onClose(revoke);
    const read = async () => {
      const thumb =
        part === 'thumb' ? await store.readImage(imageKey(caseId, sha256, 'thumb')) : undefined;
      if (thumb?.ok === true && thumb.value !== undefined) return thumb.value;
      const whole = await loadImage(store, set.bridge.blobs.read, caseId, { sha256 });
      return whole.ok ? whole.value : undefined;
    };
    void read()
      .catch(() => undefined)
      .then((bytes) => {
        if (gone) return;
        if (bytes !== undefined) {
          url = URL.createObjectURL(new Blob([bytes], { type: mediaType ?? 'image/jpeg' }));
        }
        setShown({ of: wanted, url: url ?? null });
      });
    return () => {
      forget();
      revoke();
    };
  }, [set, phase, caseId, sha256, mediaType, wanted, part]);
  return shown?.of === wanted ? shown?.url : undefined;
}
