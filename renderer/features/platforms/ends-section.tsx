/** A platform that moved to another address, or will never answer: what it is owed, and what becomes of that. */
import { useState } from 'react';
import type { OwedPlatform } from '../../../shared/ipc/calls/giving-up';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { GiveUpDialog } from './give-up-dialog';
import { MoveDialog } from './move-dialog';
import { MoveOwed } from './move-owed';
import styles from './platforms.module.css';

type Asked = { readonly what: 'move' | 'giveUp'; readonly of: OwedPlatform };

/** For administrators of a station that has, or had, a platform. Cases are counted when somebody asks. */
export function EndsSection() {
  const { ends } = useMessages().platforms;
  const { bridge, session } = useSession();
  const { status } = useLine();
  const call = useCall();
  const [owed, setOwed] = useState<readonly OwedPlatform[]>();
  const [asked, setAsked] = useState<Asked>();
  const isAny = status?.platform !== undefined || status?.givenUp !== undefined;
  if (session.operator.role !== 'admin' || !isAny) return null;
  const look = async () => {
    const found = await call.run(() => bridge.sync.owed(undefined));
    if (found !== undefined) setOwed(found.value);
  };
  const onClose = (isDone: boolean) => {
    setAsked(undefined);
    if (isDone) void look();
  };
  return (
    <Section title={ends.title} description={ends.explain}>
      <Panel>
        <div className={styles.rules}>
          {owed === undefined ? (
            <div>
              <Button pending={call.pending} onPress={() => void look()}>
                {call.pending ? ends.looking : ends.look}
              </Button>
            </div>
          ) : (
            <ul className={styles.owed} aria-label={ends.list}>
              {owed.map((one) => (
                <Row
                  key={one.key}
                  platform={one}
                  takers={owed.filter((other) => other.givenUpAt === undefined)}
                  onAsk={(what) => setAsked({ what, of: one })}
                  onMoved={() => void look()}
                />
              ))}
            </ul>
          )}
          <ErrorNotice error={call.error} />
        </div>
      </Panel>
      {asked?.what === 'move' && <MoveDialog platform={asked.of} onClose={onClose} />}
      {asked?.what === 'giveUp' && <GiveUpDialog platform={asked.of} onClose={onClose} />}
    </Section>
  );
}

function Row(props: {
  readonly platform: OwedPlatform;
  readonly takers: readonly OwedPlatform[];
  readonly onAsk: (what: Asked['what']) => void;
  readonly onMoved: () => void;
}) {
  const { ends } = useMessages().platforms;
  const locale = useLocale();
  const { platform, takers, onAsk, onMoved } = props;
  const { name, url, unsent, unanswered, staying, givenUpAt, reason = '' } = platform;
  const isOwed = unsent + unanswered > 0;
  return (
    <li className={styles.owedRow}>
      <span className={styles.stack}>
        <strong>{name}</strong>
        {givenUpAt !== undefined && (
          <StatusBadge tone="warning">{ends.givenUp(instantText(locale, givenUpAt))}</StatusBadge>
        )}
        <span>{ends.owed(unsent, unanswered)}</span>
        {staying > 0 && <span className={styles.quiet}>{ends.staying(staying)}</span>}
        <span className={styles.quiet}>{ends.url(url)}</span>
        {reason !== '' && <span className={styles.quiet}>{ends.because(reason)}</span>}
      </span>
      {givenUpAt === undefined ? (
        <span className={styles.actions}>
          <Button size="small" accessibleName={ends.moveOf(name)} onPress={() => onAsk('move')}>
            {ends.move}
          </Button>
          <Button
            size="small"
            variant="danger"
            accessibleName={ends.giveUpOf(name)}
            onPress={() => onAsk('giveUp')}
          >
            {ends.giveUp}
          </Button>
        </span>
      ) : (
        isOwed && <MoveOwed from={platform} takers={takers} onMoved={onMoved} />
      )}
    </li>
  );
}
