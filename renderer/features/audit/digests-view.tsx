/** The signed digests of the last days, and the way to keep them outside the station. */
import { useState } from 'react';
import { shortHash } from '../../../shared/i18n/trail-report-text';
import type { DigestFile } from '../../../shared/protocol/day-digest';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Table } from '../../ui/data/table';
import { useToast } from '../../ui/feedback/toast';
import { SaveIcon } from '../../ui/icon/action-icons';
import { StampIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import { useSaving } from '../trouble/use-saving';
import styles from './audit.module.css';

/** Newest first. */
export function DigestsView() {
  const { audit } = useMessages();
  const { screen } = audit;
  const { bridge } = useSession();
  const toast = useToast();
  const making = useCall();
  const { digestSaved: saved, digestNotSaved: notSaved } = screen;
  const saving = useSaving('digest', { saved, notSaved });
  const [made, setMade] = useState(0);
  const { value: digests, error } = useAnswer(bridge.audit.digests, undefined, made);
  const make = async () => {
    const done = await making.run(() => bridge.audit.makeDigest(undefined));
    if (done === undefined) return;
    toast({ tone: 'success', title: screen.digestMade(done.value.digest.day) }, 'digest');
    setMade((count) => count + 1);
  };
  const save = ({ digest: { day, toSeq } }: DigestFile) =>
    void saving.save(() => bridge.audit.saveDigest({ day, toSeq }));
  return (
    <Section
      title={screen.digests}
      description={screen.digestsExplain}
      actions={
        <Button icon={<StampIcon />} pending={making.pending} onPress={() => void make()}>
          {screen.digestNow}
        </Button>
      }
    >
      <div className={styles.stack}>
        <ErrorNotice error={error ?? making.error ?? saving.error} />
        <Panel padding="flush">
          <Table
            label={screen.digests}
            rows={digests ?? []}
            rowKey={({ digest }) => String(digest.toSeq)}
            empty={
              digests === undefined ? undefined : (
                <EmptyState icon={<StampIcon />} title={screen.digestNone} />
              )
            }
            columns={[
              {
                id: 'day',
                title: screen.digestDay,
                width: '9rem',
                rowHeader: true,
                cell: ({ digest }) => digest.day,
              },
              {
                id: 'range',
                title: screen.digestRange,
                cell: ({ digest }) => screen.range(String(digest.fromSeq), String(digest.toSeq)),
              },
              {
                id: 'head',
                title: screen.digestHead,
                cell: ({ digest }) => <code>{shortHash(digest.headHash)}</code>,
              },
              {
                id: 'save',
                title: screen.digestSave,
                align: 'end',
                width: '9rem',
                cell: (file) => (
                  <Button
                    size="small"
                    icon={<SaveIcon />}
                    accessibleName={screen.digestSaveOf(file.digest.day)}
                    onPress={() => save(file)}
                  >
                    {screen.digestSave}
                  </Button>
                ),
              },
            ]}
          />
        </Panel>
      </div>
    </Section>
  );
}
