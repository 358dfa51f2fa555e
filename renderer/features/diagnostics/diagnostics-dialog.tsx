/** Everything that is in a diagnostic bundle 诊断包, to be read, and the way to save it. */
import { useState } from 'react';
import { diagnosticsSections } from '../../../shared/diagnostics/bundle-text';
import { logLineText } from '../../../shared/diagnostics/log-line';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { LookedAtDiagnostics } from '../../../shared/ipc/calls/diagnostics';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { SaveIcon } from '../../ui/icon/action-icons';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './diagnostics.module.css';

/** The bytes that are saved are made from what is shown here: main keeps it under its id. */
export function DiagnosticsDialog(props: {
  readonly bridge: Pick<StationBridge, 'diagnostics'>;
  readonly looked: LookedAtDiagnostics;
  readonly onClose: () => void;
}) {
  const messages = useMessages();
  const { diagnostics: say } = messages;
  const { id, facts, lines } = props.looked;
  const call = useCall();
  const [done, setDone] = useState<{ readonly saved: boolean; readonly fileName: string }>();
  const save = async () => {
    const answer = await call.run(() => props.bridge.diagnostics.save({ id }));
    setDone(answer?.value);
  };
  return (
    <Dialog
      open
      size="large"
      title={say.title}
      closeLabel={messages.words.close}
      onClose={props.onClose}
      actions={
        <Button
          variant="primary"
          icon={<SaveIcon />}
          autoFocus
          pending={call.pending}
          onPress={() => void save()}
        >
          {say.save}
        </Button>
      }
    >
      <div className={styles.stack}>
        <p>{say.lead}</p>
        <Notice tone="info" live="off" title={say.promise} />
        {done !== undefined && (
          <Notice
            tone={done.saved ? 'success' : 'info'}
            title={done.saved ? say.saved(done.fileName) : say.notSaved}
          />
        )}
        <ErrorNotice error={call.error} />
        {diagnosticsSections(messages, facts).map(({ title, items }) => (
          <section key={title} className={styles.section} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            <DescriptionList columns={2} items={items} />
          </section>
        ))}
        <section className={styles.section} aria-label={say.log(String(lines.length))}>
          <h3 className={styles.title}>{say.log(String(lines.length))}</h3>
          {lines.length === 0 ? (
            <p className={styles.quiet}>{say.noLog}</p>
          ) : (
            <pre className={styles.log} tabIndex={0}>
              {lines.map(logLineText).join('\n')}
            </pre>
          )}
        </section>
      </div>
    </Dialog>
  );
}
