/** 磁盘 in the settings: how much room there is, and what happens when it runs out. */
import { DescriptionList } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import styles from './backup.module.css';
import { diskTone } from './gauges';
import { useStanding } from './standing';

/** Nothing until main has answered. */
export function DiskSection() {
  const { backup: words } = useMessages();
  const { disk } = useStanding();
  if (disk === undefined) return null;
  const { folder, level, freeBytes, totalBytes } = disk;
  const state =
    folder === 'gone'
      ? words.diskGone
      : folder === 'readOnly'
        ? words.diskReadOnly
        : words.diskLevels[level];
  return (
    <Section title={words.disk} status={<StatusBadge tone={diskTone(disk)}>{state}</StatusBadge>}>
      <Panel>
        <div className={styles.stack}>
          <DescriptionList
            columns={2}
            items={[{ term: words.diskRoom, value: words.diskOf(freeBytes, totalBytes) }]}
          />
          <p className={styles.quiet}>{words.diskExplain}</p>
        </div>
      </Panel>
    </Section>
  );
}
