/** The cases on their way, of every platform or of one. */
import { useEffect, useState } from 'react';
import { noPlatform } from '../../../shared/domain/platform-route';
import type { SyncStatus } from '../../../shared/ipc/contract';
import { useCaseList, useWorkingSetStatus } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Select } from '../../ui/field/select';
import { OutboxIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { OutboxRow } from './outbox-row';
import styles from './outbox.module.css';

/** What waits, and what came back for a person. */
const unsentStates = ['correctionAsked', 'held', 'conflicted', 'queued'] as const;
/** Lines of one platform that are looked for before somebody asks for more. */
const fewLines = 20;
/** In the list, where an empty value chooses nothing. */
const [everyOne, noRule] = [' ', '  '];

export function WaitingEntries({
  status,
  packageOf,
}: {
  readonly status: SyncStatus | undefined;
  readonly packageOf: (caseId: string) => number | undefined;
}) {
  const { drill, outbox, platforms: words, shell } = useMessages();
  const { session } = useSession();
  const list = useCaseList({ states: unsentStates });
  const [chosen, setChosen] = useState(everyOne);
  const { platforms = [], unrouted = 0 } = status ?? {};
  const takenBy = (platform = platforms[0]?.key) => (platform === noPlatform ? noRule : platform);
  const isAll = chosen === everyOne || platforms.length === 0;
  const rows = list.rows.filter(({ platform }) => isAll || takenBy(platform) === chosen);
  const { hasMore, isLoading, loadMore } = list;
  // What is asked for may lie further down.
  const looksOn = !isAll && hasMore && !isLoading && rows.length < fewLines;
  useEffect(() => {
    if (looksOn) loadMore();
  }, [looksOn, loadMore, list.rows.length]);
  const isEmpty = rows.length === 0 && !isLoading && !looksOn;
  const { phase } = useWorkingSetStatus();
  const { unsent = 0, keptBack = 0, unreadable = 0 } = status ?? {};
  const nothing = () => {
    if (phase !== 'ready') return { title: shell.loading };
    if (session.drill) return { title: drill.outboxEmpty, detail: drill.outboxEmptyDetail };
    // Only then is everything with the platform: not beside what is kept back or does not open.
    return isAll && unsent + keptBack + unreadable === 0
      ? { title: outbox.empty, detail: outbox.emptyDetail }
      : { title: outbox.noneHere };
  };
  return (
    <Section title={outbox.entries}>
      {platforms.length > 0 && (
        <div className={styles.filter}>
          <Select
            label={words.filter}
            value={chosen}
            onChange={setChosen}
            placeholder={words.all}
            options={[
              { value: everyOne, label: words.all },
              ...platforms.map(({ key, name }) => ({ value: key, label: name })),
              ...(unrouted > 0 ? [{ value: noRule, label: words.waitingForRule }] : []),
            ]}
          />
        </div>
      )}
      <Panel padding="flush">
        {isEmpty ? (
          <EmptyState icon={<OutboxIcon />} {...nothing()} />
        ) : (
          <ul className={styles.rows} aria-label={outbox.entries}>
            {rows.map(({ id }) => (
              <OutboxRow key={id} caseId={id} status={status} inPackage={packageOf(id)} />
            ))}
          </ul>
        )}
      </Panel>
      {hasMore && <Button onPress={loadMore}>{outbox.more}</Button>}
    </Section>
  );
}
