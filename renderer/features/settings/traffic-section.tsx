/** 上传流量: how fast attachments may leave, and at which hours. */
import { useState } from 'react';
import type { TrafficRules } from '../../../shared/domain/traffic';
import { clockText, speedText, trafficWords } from '../../../shared/i18n/traffic-words';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { EntryForm } from '../../ui/field/entry-form';
import { FormGrid } from '../../ui/field/form-grid';
import { RadioCards } from '../../ui/field/radio-cards';
import { Select } from '../../ui/field/select';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { PlatformChoice } from '../platforms/platform-choice';
import { platformOf } from '../platforms/takes-case';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './settings.module.css';

/** Bytes per second to choose from: 128 kbit/s, and what other work on a usual line can spare. */
const speeds = [16_000, 64_000, 250_000, 1_000_000];
const hours = Array.from({ length: 24 }, (_, hour) => hour * 60);
/** Offered first: after the schools have closed, until the offices open. */
const nightHours = { from: 20 * 60, to: 7 * 60 };

/** Everybody sees what is set; an administrator sets it. */
export function TrafficSection() {
  const messages = useMessages();
  const { traffic } = messages;
  const { session } = useSession();
  const { status } = useLine();
  const [platform, setPlatform] = useState<string>();
  const rules = (status && platformOf(status, platform))?.traffic ?? status?.traffic;
  if (rules === undefined) return null;
  return (
    <Section title={traffic.title}>
      <Panel>
        <div className={styles.pairing}>
          <p className={styles.quiet}>{traffic.explain}</p>
          <PlatformChoice value={platform} onChange={setPlatform} />
          {session.operator.role === 'admin' ? (
            // Set at another screen meanwhile: the form begins with that.
            <TrafficForm
              key={`${platform ?? ''} ${JSON.stringify(rules)}`}
              rules={rules}
              platform={platform}
            />
          ) : (
            <>
              {trafficWords(messages, rules).map((words) => (
                <p key={words}>{words}</p>
              ))}
              <p className={styles.quiet}>{traffic.onlyAdmin}</p>
            </>
          )}
        </div>
      </Panel>
    </Section>
  );
}

function TrafficForm({
  rules,
  platform,
}: {
  readonly rules: TrafficRules;
  readonly platform: string | undefined;
}) {
  const { traffic } = useMessages();
  const { bridge } = useSession();
  const { tell } = useLine();
  const toast = useToast();
  const call = useCall();
  const [speed, setSpeed] = useState(rules.bytesPerSecond ?? 0);
  const [isChosen, setChosen] = useState(rules.filesBetween !== undefined);
  const [between, setBetween] = useState(rules.filesBetween ?? nightHours);
  const isEmpty = isChosen && between.from === between.to;
  const save = async () => {
    if (isEmpty) return;
    const next = {
      ...(speed === 0 ? {} : { bytesPerSecond: speed }),
      ...(isChosen ? { filesBetween: between } : {}),
    };
    const ruled = platform === undefined ? { rules: next } : { rules: next, platform };
    const done = await call.run(() => bridge.sync.setTraffic(ruled));
    if (done === undefined) return;
    tell(done.value);
    toast({ tone: 'success', title: traffic.saved }, 'traffic');
  };
  return (
    <EntryForm label={traffic.title} onFinish={() => void save()}>
      <div className={styles.pairing}>
        <FormGrid columns={2}>
          <Select
            label={traffic.speed}
            description={traffic.speedHelp}
            value={String(speed)}
            onChange={(value) => setSpeed(Number(value))}
            placeholder={traffic.noLimit}
            options={[0, ...withOwn(speeds, speed)].map((bytes) => ({
              value: String(bytes),
              label: bytes === 0 ? traffic.noLimit : traffic.perSecond(speedText(bytes)),
            }))}
          />
        </FormGrid>
        <RadioCards
          label={traffic.hours}
          description={traffic.hoursHelp}
          value={isChosen ? 'chosen' : 'allDay'}
          onChange={(value) => setChosen(value === 'chosen')}
          cards={[
            { value: 'allDay', title: traffic.allDay },
            { value: 'chosen', title: traffic.chosenHours },
          ]}
        />
        {isChosen && (
          <FormGrid columns={2}>
            {(['from', 'to'] as const).map((end) => (
              <Select
                key={end}
                label={traffic[end]}
                value={String(between[end])}
                onChange={(value) => setBetween({ ...between, [end]: Number(value) })}
                placeholder={traffic[end]}
                options={withOwn(hours, between[end]).map((minute) => ({
                  value: String(minute),
                  label: clockText(minute),
                }))}
                error={end === 'to' && isEmpty ? traffic.sameHour : undefined}
              />
            ))}
          </FormGrid>
        )}
        <ErrorNotice error={call.error} />
        <div>
          <Button type="submit" variant="primary" pending={call.pending}>
            {call.pending ? traffic.saving : traffic.save}
          </Button>
        </div>
      </div>
    </EntryForm>
  );
}

/** A value that is not offered stays to be chosen where it was set. */
function withOwn(offered: readonly number[], own: number): number[] {
  const isOffered = own === 0 || offered.includes(own);
  return isOffered ? [...offered] : [...offered, own].sort((a, b) => a - b);
}
