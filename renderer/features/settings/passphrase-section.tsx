/** Everybody's own passphrase, and whether the system of this computer protects it. */
import { useState } from 'react';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { EntryForm } from '../../ui/field/entry-form';
import { FormGrid } from '../../ui/field/form-grid';
import { TextField } from '../../ui/field/text-field';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import { useNewPassphrase } from '../unlock/use-new-passphrase';
import styles from './settings.module.css';

/** Asks for the present passphrase first: an open screen must not be enough. */
export function PassphraseSection() {
  const { operators } = useMessages();
  const { bridge, session } = useSession();
  const toast = useToast();
  const call = useCall();
  const [present, setPresent] = useState('');
  const [asked, setAsked] = useState(false);
  const chosen = useNewPassphrase({
    school: session.school,
    operatorName: session.operator.name,
  });
  const change = async () => {
    setAsked(true);
    const next = chosen.take();
    if (next === undefined || present === '') return;
    const done = await call.run(() => bridge.operators.changeOwnPassphrase({ present, next }));
    if (done === undefined) return;
    setPresent('');
    setAsked(false);
    chosen.clear();
    toast({ tone: 'success', title: operators.changed }, 'passphrase');
  };
  return (
    <Section title={operators.own} description={operators.ownExplain}>
      <Panel>
        <EntryForm label={operators.own} onFinish={() => void change()}>
          <div className={styles.pairing}>
            <FormGrid columns={3}>
              <TextField
                label={operators.present}
                type="password"
                autoComplete="current-password"
                required
                maxLength={200}
                value={present}
                onChange={setPresent}
                error={asked && present === '' ? operators.missing(operators.present) : undefined}
              />
              {chosen.fields()}
            </FormGrid>
            <ErrorNotice error={call.error} />
            <div>
              <Button type="submit" pending={call.pending}>
                {call.pending ? operators.changing : operators.change}
              </Button>
            </div>
            <Protection changes={call.pending} />
          </div>
        </EntryForm>
      </Panel>
    </Section>
  );
}

/** Looked at anew after every change. */
function Protection({ changes }: { readonly changes: boolean }) {
  const { operators, words } = useMessages();
  const { bridge } = useSession();
  const protection = useAnswer(bridge.operators.protection, undefined, changes).value;
  if (protection === undefined) return null;
  const said = {
    on: operators.secondFactorOn,
    waiting: operators.secondFactorWaiting,
    notOffered: operators.secondFactorNotOffered,
    notReal: operators.secondFactorNotReal,
  }[protection.secondFactor];
  return <p className={styles.quiet}>{words.named(operators.secondFactor, said)}</p>;
}
