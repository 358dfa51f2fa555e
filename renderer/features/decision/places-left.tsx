/** Places left at the schools that a case can be given a place at. */
import type { Case } from '../../../shared/domain/case';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useMessages } from '../language/messages-context';
import { platformOf } from '../platforms/takes-case';
import { useLine } from '../shell/line-status';
import styles from './decision.module.css';
import { placesBySchool, usePlaces, type SchoolPlaces } from './use-places';

/** The schools; `undefined` while they are read. */
export function useSchoolPlaces(current: Case): readonly SchoolPlaces[] | undefined {
  const stock = usePlaces();
  const { status } = useLine();
  if (stock === undefined || status === undefined) return undefined;
  return placesBySchool(stock, { ...current, platform: platformOf(status, current.platform)?.key });
}

/** A line each; says so where the station was given none. */
export function PlacesLeft({ schools }: { readonly schools: readonly SchoolPlaces[] | undefined }) {
  const { deskDecision: words } = useMessages();
  if (schools === undefined) return null;
  if (schools.length === 0) return <p className={styles.quiet}>{words.noQuota}</p>;
  return (
    <ul className={styles.places} aria-label={words.quotas}>
      {schools.map(({ name, left, places }) => (
        <li key={name} className={styles.place}>
          {words.leftAt(name, left, places)}
          {left === 0 && <StatusBadge tone="warning">{words.noneLeft}</StatusBadge>}
        </li>
      ))}
    </ul>
  );
}
