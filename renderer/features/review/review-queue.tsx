/** Hands the queue of second readings to the rail and to its room: looked for once. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { reviews } from '../../../shared/domain/review-task';
import { useWorkingSet } from '../../db/context';
import { useWorkingSetStatus } from '../../db/queries';
import { observeReview, type ReviewCache, type ReviewPage } from '../../db/review-queue';
import { useSession } from '../../session/session-provider';
import { reviewFilter } from './review-filter';

/** More than anybody decides in a morning; the list grows when its end is reached. */
const stretch = 99;

/** What waits for whoever sits here. */
export type ReviewQueue = ReviewPage & {
  /** True until it is known, and while the rows are behind the record. */
  readonly isLoading: boolean;
  readonly loadMore: () => void;
};

const nothing: ReviewQueue = {
  lines: [],
  hasMore: false,
  own: 0,
  isLoading: true,
  loadMore: () => undefined,
};
const QueueContext = createContext<ReviewQueue>(nothing);

/** Looks for nothing where the role is never given such a task. */
export function ReviewQueueProvider({ children }: { readonly children: ReactNode }) {
  const { packs, session } = useSession();
  const { operator } = session;
  const { set } = useWorkingSet();
  const { phase } = useWorkingSetStatus();
  const [stretches, setStretches] = useState(1);
  const [page, setPage] = useState<ReviewPage>();
  const looks = reviews(operator.role);
  const looking = useMemo(() => {
    const cache: ReviewCache = new Map();
    return { filter: reviewFilter(packs, operator), cache };
  }, [packs, operator]);
  useEffect(() => {
    if (!looks) return;
    const { filter, cache } = looking;
    const stop = observeReview(set, filter, stretches * stretch, cache, setPage);
    const forget = set.onClose(() => cache.clear());
    return () => {
      stop();
      forget();
    };
  }, [set, looks, looking, stretches]);
  const queue = useMemo(
    (): ReviewQueue => ({
      ...(page ?? nothing),
      isLoading: page === undefined || (page.lines.length === 0 && phase !== 'ready'),
      loadMore: () => setStretches((now) => now + 1),
    }),
    [page, phase],
  );
  return <QueueContext value={queue}>{children}</QueueContext>;
}

/** The queue as it stands now. */
export function useReviewQueue(): ReviewQueue {
  return use(QueueContext);
}
