/** How many were found, and how far the index is; said to screen readers as it changes. */
import { useMessages } from '../language/messages-context';
import styles from './search.module.css';
import type { SearchView } from './use-search';

/** One line under the rows. */
export function SearchState(props: {
  readonly view: SearchView;
  /** Nothing was typed. */
  readonly blank: boolean;
  readonly shown: number;
}) {
  const { search } = useMessages();
  const { blank, shown, view } = props;
  const { found, labels, progress } = view;
  const total = found?.total ?? 0;
  const nothing = !blank && total === 0 && labels.length === 0 && found !== undefined;
  return (
    <div className={styles.foot}>
      <p role="status">
        {!blank && total > 0 && search.count(total, shown)}
        {nothing && progress.phase === 'ready' && search.none}
      </p>
      {progress.phase === 'building' && (
        <p>{search.building(progress.done, Math.max(progress.done, progress.total))}</p>
      )}
      {progress.phase === 'failed' && <p role="alert">{search.failed}</p>}
      <p>{search.keys}</p>
    </div>
  );
}
