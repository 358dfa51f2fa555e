/** What the platform asks to be put right of one case, field by field and paper by paper. */
import type { Case } from '../../../shared/domain/case';
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import styles from './case-page.module.css';
import { fieldRoute, FixRow, paperRoute } from './fix-row';
import { useTitleOf } from './title-of';
import { whoseCase } from './whose-case';

/** `of`: whose, where several cases stand on one screen. */
export function CorrectionLines(props: {
  readonly current: Case;
  readonly part: 'fields' | 'documents';
  readonly of?: string;
}) {
  const { words } = useMessages();
  const { go } = useNavigation();
  const { session } = useSession();
  const titleOf = useTitleOf();
  const { current, part, of } = props;
  const { fields = [], documents = [] } = current.decision?.correction ?? {};
  const { mayEdit } = whoseCase(current, session.operator);
  const rows =
    part === 'fields'
      ? fields.map(({ key, reason }) => {
          return { key, name: words.fields[key].name, reason, to: fieldRoute(current, key) };
        })
      : documents.map(({ requirementId: key, reason }) => {
          return { key, name: titleOf(current, key), reason, to: paperRoute(current, key) };
        });
  if (rows.length === 0) return null;
  return (
    <ul className={styles.rows}>
      {rows.map(({ key, name, reason, to }) => (
        <FixRow
          key={key}
          name={name}
          reason={reason}
          {...(of === undefined ? {} : { of })}
          onFix={mayEdit ? () => go(to) : undefined}
        />
      ))}
    </ul>
  );
}
