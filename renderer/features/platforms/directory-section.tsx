/** 站点名录: every station of a platform, to look at without a line. */
import { useDeferredValue, useState } from 'react';
import { beijingDate } from '../../../shared/domain/beijing-time';
import type { DirectoryShown } from '../../../shared/ipc/calls/directory';
import { useSession } from '../../session/session-provider';
import { Table } from '../../ui/data/table';
import { EmptyState } from '../../ui/feedback/empty-state';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { SearchIcon } from '../../ui/icon/action-icons';
import { TextField } from '../../ui/field/text-field';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { PlatformChoice } from './platform-choice';
import styles from './platforms.module.css';

/** For everybody; nothing while the station has no platform. */
export function DirectorySection() {
  const { platforms: words } = useMessages();
  const locale = useLocale();
  const { status } = useLine();
  const [platform, setPlatform] = useState<string>();
  const [sought, setSought] = useState('');
  const { found, error } = useDirectory(platform, sought);
  if (status?.platform === undefined) return null;
  return (
    <Section title={words.directory} description={words.directoryExplain}>
      <Panel>
        <div className={styles.rules}>
          <PlatformChoice value={platform} onChange={setPlatform} />
          <ErrorNotice error={error} />
          {found !== undefined && found.asOf === undefined && found.total === 0 && sought === '' ? (
            <p className={styles.quiet}>{words.directoryNever}</p>
          ) : (
            <>
              <div className={styles.choice}>
                <TextField
                  label={words.directoryFind}
                  value={sought}
                  maxLength={100}
                  onChange={setSought}
                />
              </div>
              {found !== undefined && (
                <>
                  <p className={styles.quiet} role="status">
                    {words.directoryCount(found.stations.length, found.total)}
                    {found.asOf !== undefined &&
                      ` · ${words.directoryOf(instantText(locale, found.asOf))}`}
                  </p>
                  <Stations stations={found.stations} />
                </>
              )}
            </>
          )}
        </div>
      </Panel>
    </Section>
  );
}

/** What fits the words now, and again whenever something came from the platform. */
function useDirectory(platform: string | undefined, sought: string) {
  const { bridge } = useSession();
  const { status } = useLine();
  const words = useDeferredValue(sought);
  const wish = { words, ...(platform === undefined ? {} : { platform }) };
  const { value: found, error } = useAnswer(bridge.sync.directory, wish, status?.lastContactAt);
  return { found, error };
}

function Stations({ stations }: Pick<DirectoryShown, 'stations'>) {
  const { platforms: words } = useMessages();
  const locale = useLocale();
  return (
    <Table
      label={words.directory}
      rows={stations}
      rowKey={({ code }) => code}
      empty={<EmptyState icon={<SearchIcon />} title={words.directoryNone} />}
      columns={[
        { id: 'code', title: words.directoryCode, width: '8rem', cell: ({ code }) => code },
        { id: 'name', title: words.directoryName, rowHeader: true, cell: ({ name }) => name },
        {
          id: 'since',
          title: words.directorySince,
          width: '10rem',
          cell: ({ pairedAt }) => dayText(locale, beijingDate(pairedAt)),
        },
        {
          id: 'state',
          title: words.directoryState,
          width: '16rem',
          cell: ({ revokedAt, own }) =>
            revokedAt === undefined ? (
              <StatusBadge tone={own === true ? 'success' : 'neutral'}>
                {own === true ? words.directoryOwn : words.directoryIn}
              </StatusBadge>
            ) : (
              <StatusBadge tone="danger">
                {words.directoryGone(instantText(locale, revokedAt))}
              </StatusBadge>
            ),
        },
      ]}
    />
  );
}
