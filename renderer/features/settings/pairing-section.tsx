/** Pairs the station with the central platform by address and one-time code. */
import { useState } from 'react';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { useToast } from '../../ui/feedback/toast';
import { EntryForm } from '../../ui/field/entry-form';
import { FormGrid } from '../../ui/field/form-grid';
import { TextField } from '../../ui/field/text-field';
import { LineIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './settings.module.css';

/** Shows the platform once paired; pairing again is possible. */
export function PairingSection() {
  const { settings, platforms: words } = useMessages();
  const { status } = useLine();
  const [again, setAgain] = useState(false);
  const platform = status?.platform;
  return (
    <Section
      title={settings.pairing}
      status={
        <StatusBadge tone={platform === undefined ? 'neutral' : 'success'}>
          {platform === undefined ? settings.notPaired : settings.paired}
        </StatusBadge>
      }
    >
      <Panel>
        <div className={styles.pairing}>
          {platform !== undefined && (
            <DescriptionList
              columns={2}
              items={(status?.platforms ?? [platform]).flatMap(({ name, url }) => [
                { term: settings.platformName, value: name },
                { term: settings.platformUrl, value: url },
              ])}
            />
          )}
          {platform !== undefined && again && <p className={styles.quiet}>{words.addExplain}</p>}
          {platform === undefined || again ? (
            <PairingForm onPaired={() => setAgain(false)} />
          ) : (
            <div>
              <Button onPress={() => setAgain(true)}>{words.addPlatform}</Button>
            </div>
          )}
        </div>
      </Panel>
    </Section>
  );
}

function PairingForm({ onPaired }: { readonly onPaired: () => void }) {
  const { settings } = useMessages();
  const { bridge } = useSession();
  const { status, tell } = useLine();
  const toast = useToast();
  const [typed, setTyped] = useState<string>();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const call = useCall();
  const url = typed ?? status?.suggestedUrl ?? '';
  const pair = async () => {
    setAsked(true);
    if (url.trim() === '' || code.trim() === '') return;
    const done = await call.run(() => bridge.sync.pair({ url: url.trim(), code: code.trim() }));
    if (done === undefined) return;
    tell(done.value);
    const { platform, platforms = [] } = done.value;
    const known = platforms.find((one) => one.url === url.trim()) ?? platforms.at(-1) ?? platform;
    toast({ tone: 'success', title: settings.pairDone(known?.name ?? '') }, 'pair');
    onPaired();
  };
  return (
    <EntryForm label={settings.pairing} onFinish={() => void pair()}>
      <div className={styles.pairing}>
        <p className={styles.quiet}>{settings.pairingExplain}</p>
        <FormGrid columns={2}>
          <TextField
            label={settings.platformUrl}
            description={settings.urlHelp}
            required
            maxLength={300}
            value={url}
            onChange={setTyped}
            error={asked && url.trim() === '' ? settings.missing(settings.platformUrl) : undefined}
          />
          <TextField
            label={settings.code}
            description={settings.codeHelp}
            required
            maxLength={40}
            value={code}
            onChange={setCode}
            error={asked && code.trim() === '' ? settings.missing(settings.code) : undefined}
          />
        </FormGrid>
        <ErrorNotice error={call.error} />
        <div>
          <Button type="submit" variant="primary" icon={<LineIcon />} pending={call.pending}>
            {call.pending ? settings.pairingNow : settings.pair}
          </Button>
        </div>
      </div>
    </EntryForm>
  );
}
