/** Verifies the trail and says in words whether it is whole, and if not, from which entry on. */
import { reportText } from '../../../shared/i18n/trail-report-text';
import { isWhole } from '../../../shared/ledger/trail-report';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { CheckIcon, CrossIcon } from '../../ui/icon/action-icons';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './audit.module.css';
import type { Verification } from './verification-work';
import { PacedProgress } from '../progress/paced-progress';

/** F9 begins. */
export function VerifyView({ verification }: { readonly verification: Verification }) {
  const messages = useMessages();
  const { screen } = messages.audit;
  const { call, progress, result, start, stop } = verification;
  return (
    <Section title={screen.verify} description={screen.verifyExplain}>
      <div className={styles.stack}>
        {call.pending ? (
          <PacedProgress
            label={screen.verifying}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
            count={
              progress === undefined
                ? undefined
                : screen.verifyCount(String(progress.done), String(progress.total))
            }
            actions={
              <Button size="small" icon={<CrossIcon />} onPress={stop}>
                {screen.verifyCancel}
              </Button>
            }
          />
        ) : (
          <div>
            <Button variant="primary" icon={<CheckIcon />} keyHint="F9" onPress={start}>
              {screen.verify}
            </Button>
          </div>
        )}
        <ErrorNotice error={call.error} />
        {result?.outcome === 'stopped' && <Notice tone="neutral" title={screen.verifyCancelled} />}
        {result?.outcome === 'done' && (
          <Notice
            tone={isWhole(result.report) ? 'success' : 'danger'}
            {...reportText(messages, result.report)}
          />
        )}
      </div>
    </Section>
  );
}
