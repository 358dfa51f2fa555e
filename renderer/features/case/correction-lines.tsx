/** What the platform asks, or a department's denial, to be put right of one case, field by field and paper by paper. */
import type { Case } from '../../../shared/domain/case';
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import styles from './case-page.module.css';
import { deniedFieldRows, deniedPaperRows } from './denial-rows';
import { fieldRoute, FixRow, paperRoute } from './fix-row';
import { useTitleOf } from './title-of';
import { whoseCase } from './whose-case';

/** `of`: whose, where several cases stand on one screen. */
export function CorrectionLines(props: {
  readonly current: Case;
  readonly part: 'fields' | 'documents';
  readonly of?: string;
}) {
  const messages = useMessages();
  const { words } = messages;
  const { go } = useNavigation();
  const { packs, session } = useSession();
  const titleOf = useTitleOf();
  const { current, part, of } = props;
  const asked = current.decision?.correction;
  const { denied } = current;
  const fields = denied === undefined ? (asked?.fields ?? []) : deniedFieldRows(messages, current);
  const documents =
    denied === undefined
      ? (asked?.documents ?? []).map(({ requirementId: key, reason }) => ({ key, reason }))
      : deniedPaperRows(messages, current, packs.packOf(current).checklistFor(current));
  const { mayEdit } = whoseCase(current, session.operator);
  const rows =
    part === 'fields'
      ? fields.map(({ key, reason }) => {
          return { key, name: words.fields[key].name, reason, to: fieldRoute(current, key) };
        })
      : documents.map(({ key, reason }) => {
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
