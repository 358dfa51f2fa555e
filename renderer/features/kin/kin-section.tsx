/** The record of one child: its other cases at this station, each with the way to it. */
import type { Case } from '../../../shared/domain/case';
import { Button } from '../../ui/action/button';
import { Section } from '../../ui/layout/section';
import styles from '../case/case-page.module.css';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { kinLine } from './kin-line';
import { useKin } from './use-kin';

/** Nothing for a child with one case. */
export function KinSection({ current }: { readonly current: Case }) {
  const messages = useMessages();
  const { kin } = messages;
  const { go } = useNavigation();
  const { cases } = useKin(current);
  if (cases.length === 0) return null;
  return (
    <Section title={kin.section}>
      <ul className={styles.rows}>
        {cases.map((one) =>
          one.seen ? (
            <li key={one.caseId} className={styles.row}>
              <span>{kinLine(messages, one)}</span>
              <Button
                size="small"
                accessibleName={`${kin.openOne} ${kinLine(messages, one)}`}
                onPress={() => go({ room: 'case', caseId: one.caseId })}
              >
                {kin.openOne}
              </Button>
            </li>
          ) : (
            <li key={one.owner} className={styles.row}>
              <span className={styles.quiet}>{kin.hidden(one.owner)}</span>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
