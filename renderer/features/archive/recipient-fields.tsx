/** Whether packages leave sealed, and to whom: the certificate is chosen, shown, and compared by a person. */
import { useState } from 'react';
import { fingerprintInFours } from '../../../shared/archive/export/recipient';
import { beijingDate } from '../../../shared/domain/beijing-time';
import type { Calls } from '../../../shared/ipc/bridge';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Checkbox } from '../../ui/field/checkbox';
import { RadioCards } from '../../ui/field/radio-cards';
import { Notice } from '../../ui/feedback/notice';
import { ErrorNotice } from '../trouble/error-notice';
import type { ValueOf } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import { useArchiveTexts } from './archive-texts';
import styles from './archive.module.css';

type Shown = NonNullable<ValueOf<Calls['archives']['recipient']>['recipient']>;

/** The choice of an open dialog. */
export function useRecipient() {
  const { bridge } = useSession();
  const call = useCall();
  const [wanted, setWanted] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const [compared, setCompared] = useState(false);
  return {
    call,
    wanted,
    setWanted,
    shown,
    compared,
    setCompared,
    recipient: wanted ? shown : undefined,
    ready: !wanted || (shown !== undefined && compared),
    choose: async () => {
      const answer = await call.run(() => bridge.archives.recipient(undefined));
      if (answer?.value.recipient === undefined) return;
      setShown(answer.value.recipient);
      setCompared(false);
    },
  };
}

/** The fields; `asked` once the person wanted to go on. */
export function RecipientFields(props: {
  readonly sealing: ReturnType<typeof useRecipient>;
  readonly asked: boolean;
}) {
  const text = useArchiveTexts();
  const { sealing, asked } = props;
  const { call, wanted, shown } = sealing;
  return (
    <>
      <RadioCards
        label={text.sealing}
        value={wanted ? 'yes' : 'no'}
        onChange={(value) => sealing.setWanted(value === 'yes')}
        cards={(['no', 'yes'] as const).map((value) => ({ value, ...text.sealings[value] }))}
      />
      {wanted && (
        <div className={styles.stack}>
          <div>
            <Button pending={call.pending} onPress={() => void sealing.choose()}>
              {text.chooseRecipient}
            </Button>
          </div>
          {call.error !== undefined && <ErrorNotice error={call.error} />}
          {shown !== undefined && (
            <>
              <p>{text.recipient(shown.subject, beijingDate(shown.notAfter))}</p>
              <p className={styles.digest}>
                {text.recipientFingerprint(fingerprintInFours(shown.fingerprint))}
              </p>
              <Checkbox
                checked={sealing.compared}
                onChange={sealing.setCompared}
                required
                invalid={asked && !sealing.compared}
              >
                {text.recipientCompared}
              </Checkbox>
            </>
          )}
          {asked && !sealing.ready && <Notice tone="danger" title={text.recipientMissing} />}
        </div>
      )}
    </>
  );
}
