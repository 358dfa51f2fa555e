/** 请核对: names, papers and departments that disagree, each put right at its field or explained by a person. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { caseChecks, type CaseCheck } from '../../../shared/policy/case-checks';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { checkLines, checkTitle } from './check-words';
import { ExplainDialog } from './explain-dialog';
import styles from './verification.module.css';

/** Nothing where everything agrees; what was explained stays to be read. */
export function ChecksSection(props: {
  /** With what is typed and not yet saved. */
  readonly current: Case;
  /** Puts the focus on a field. */
  readonly onField?: ((check: CaseCheck) => void) | undefined;
}) {
  const { checks: words } = useMessages().verification;
  const { current } = props;
  const { packs, session } = useSession();
  const [explaining, setExplaining] = useState<CaseCheck>();
  const checks = caseChecks(current, packs.packOf(current).pack);
  if (checks.length === 0) return null;
  const may = isAllowed('settleFinding', current.state, session.operator.role) === 'yes';
  return (
    <Section title={words.title} description={words.explain}>
      <ul className={styles.rows} aria-label={words.title}>
        {checks.map((check) => (
          <CheckRow
            key={`${check.kind} ${check.key}`}
            current={current}
            check={check}
            onField={props.onField}
            onExplain={may ? () => setExplaining(check) : undefined}
          />
        ))}
      </ul>
      {explaining !== undefined && (
        <ExplainDialog
          current={current}
          check={explaining}
          onClose={() => setExplaining(undefined)}
        />
      )}
    </Section>
  );
}

function CheckRow(props: {
  readonly current: Case;
  readonly check: CaseCheck;
  readonly onField: ((check: CaseCheck) => void) | undefined;
  readonly onExplain: (() => void) | undefined;
}) {
  const messages = useMessages();
  const { checks: words } = messages.verification;
  const locale = useLocale();
  const { current, check, onField, onExplain } = props;
  const { settled } = check;
  const title = checkTitle(messages, check);
  const isHeld = check.kind === 'verificationMismatch';
  const isNumber = check.kind === 'numberChanged';
  const settle = isNumber ? words.told : words.settle;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.name}>{title}</span>
        {settled === undefined && (
          <StatusBadge tone={isHeld ? 'danger' : 'warning'}>
            {isHeld ? words.mustSettle : isNumber ? words.tellFamily : words.optional}
          </StatusBadge>
        )}
      </div>
      {checkLines(messages, current, check).map((line) => (
        <span key={line}>{line}</span>
      ))}
      {settled !== undefined ? (
        <span className={styles.quiet}>
          {words.settled(settled.by, instantText(locale, settled.at), settled.reason)}
        </span>
      ) : (
        <div className={styles.actions}>
          {onField !== undefined && !isNumber && (
            <Button
              size="small"
              accessibleName={`${words.toField} ${title}`}
              onPress={() => onField(check)}
            >
              {words.toField}
            </Button>
          )}
          {onExplain !== undefined && (
            <Button
              size="small"
              variant="quiet"
              accessibleName={`${settle} ${title}`}
              onPress={onExplain}
            >
              {settle}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
