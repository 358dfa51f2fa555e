/** 家长屏 in the settings: on which display it stands. */
import { useState } from 'react';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Select } from '../../ui/field/select';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import styles from '../settings/settings.module.css';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useFamily } from './family-context';

/** For everybody: which screen faces the family is of the computer, not of the station. */
export function FamilySection() {
  const { family: words } = useMessages();
  const { bridge } = useSession();
  const { status, tell } = useFamily();
  const [chosen, setChosen] = useState<string>();
  const call = useCall();
  if (status === undefined) return null;
  const { displays, on, missing } = status;
  // Offered first: one that the desk is not on.
  const offered = on ?? displays.find(({ desk }) => !desk)?.id ?? displays[0]?.id ?? null;
  const display = chosen ?? offered;
  const open = async () => {
    if (display === null) return;
    const done = await call.run(() => bridge.family.open({ display }));
    if (done !== undefined) tell(done.value);
  };
  const close = async () => {
    const done = await call.run(() => bridge.family.close(undefined));
    if (done !== undefined) tell(done.value);
  };
  return (
    <Section
      title={words.title}
      status={
        <StatusBadge tone={on === undefined ? 'neutral' : 'success'}>
          {on === undefined ? words.isOff : words.isOn}
        </StatusBadge>
      }
    >
      <Panel>
        <div className={styles.pairing}>
          <p className={styles.quiet}>{words.explain}</p>
          {missing === true && <p role="status">{words.missing}</p>}
          {displays.length === 1 && <p className={styles.quiet}>{words.onlyOne}</p>}
          <Select
            label={words.display}
            placeholder={words.display}
            value={display}
            onChange={setChosen}
            options={displays.map(({ id, label, width, height, desk }) => {
              const name = words.displayName(label, `${String(width)} × ${String(height)}`);
              return { value: id, label: desk ? words.onDesk(name) : name };
            })}
          />
          <ErrorNotice error={call.error} />
          <div className={styles.actions}>
            {(on === undefined || on !== display) && (
              <Button variant="primary" pending={call.pending} onPress={() => void open()}>
                {on === undefined ? words.open : words.move}
              </Button>
            )}
            {(on !== undefined || missing === true) && (
              <Button pending={call.pending} onPress={() => void close()}>
                {words.close}
              </Button>
            )}
          </div>
        </div>
      </Panel>
    </Section>
  );
}
