/** One thing to put right, and the way to it. */
import type { Case } from '../../../shared/domain/case';
import type { FieldKey } from '../../../shared/domain/form';
import { fieldDefinition } from '../../../shared/domain/form';
import { Button } from '../../ui/action/button';
import { EditIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import type { Route } from '../shell/route';
import styles from './case-page.module.css';

/** What is wrong, why, and 去修改; without the way where somebody may not change it. */
export function FixRow(props: {
  readonly name: string;
  readonly reason: string;
  /** Whose it is, where several cases stand on one screen. */
  readonly of?: string;
  readonly pending?: boolean;
  readonly onFix: (() => void) | undefined;
}) {
  const { casePage } = useMessages();
  const { name, reason, of, pending = false, onFix } = props;
  return (
    <li className={styles.row}>
      <span>
        <span className={styles.name}>{name}</span>
        <br />
        <span className={styles.quiet}>{reason}</span>
      </span>
      {onFix !== undefined && (
        <Button
          size="small"
          icon={<EditIcon />}
          pending={pending}
          accessibleName={[casePage.goFixOne, name, ...(of === undefined ? [] : [of])].join(' ')}
          onPress={onFix}
        >
          {casePage.goFixOne}
        </Button>
      )}
    </li>
  );
}

/** Where a field is filled in. */
export function fieldRoute({ id: caseId }: Pick<Case, 'id'>, field: FieldKey): Route {
  const view = fieldDefinition(field).section === 'pupil' ? 'pupil' : 'form';
  return { room: 'case', caseId, view, field };
}

/** Where the pages of a paper are taken. */
export function paperRoute({ id: caseId }: Pick<Case, 'id'>, requirementId: string): Route {
  return { room: 'case', caseId, view: 'capture', requirementId };
}
