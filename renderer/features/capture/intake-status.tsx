/** What is being taken in now, and what was refused, each in its own words. */
import { Button } from '../../ui/action/button';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';
import type { PageIntake, IntakeView } from './page-intake';

/** The bar appears after 300 ms; refused pictures stay until somebody has read why. */
export function IntakeStatus(props: { readonly intake: PageIntake; readonly view: IntakeView }) {
  const text = useCaptureTexts();
  const { intake, view } = props;
  const busy = view.items.some(({ step }) => step !== 'refused');
  return (
    <>
      {busy && (
        <div className={styles.late}>
          <ProgressBar
            label={text.working}
            value={view.total > 1 ? view.done / view.total : undefined}
            count={text.workingCount(view.done, view.total)}
          />
        </div>
      )}
      {view.items.map(({ id, name, step, error }) => (
        <ErrorNotice
          key={id}
          error={step === 'refused' ? error : undefined}
          title={text.notTaken(name)}
          actions={
            <>
              {error?.kind.startsWith('image') === false && (
                <Button onPress={() => intake.retry(id)}>{text.retry}</Button>
              )}
              <Button variant="quiet" onPress={() => intake.dismiss(id)}>
                {text.dismiss}
              </Button>
            </>
          }
        />
      ))}
    </>
  );
}
