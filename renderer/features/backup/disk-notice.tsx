/** Stands above every screen while the disk needs a person: what still works, and what to do. */
import type { DiskStatus } from '../../../shared/ipc/calls/disk';
import type { Messages } from '../../../shared/i18n/messages';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import styles from './backup.module.css';
import { useStanding } from './standing';

/** Nothing while there is room. */
export function DiskNotice() {
  const { backup: words } = useMessages();
  const { disk } = useStanding();
  const said = disk && wordsOf(words, disk);
  if (said === undefined) return null;
  const [title, lines] = said;
  return (
    <div className={styles.above}>
      <Notice tone={title === words.lowTitle ? 'warning' : 'danger'} title={title} lines={lines} />
    </div>
  );
}

function wordsOf(
  words: Messages['backup'],
  { level, folder }: DiskStatus,
): readonly [string, readonly string[]] | undefined {
  if (folder === 'gone') return [words.goneTitle, words.goneLines];
  if (folder === 'readOnly') return [words.readOnlyTitle, words.readOnlyLines];
  switch (level) {
    case 'full':
      return [words.fullTitle, words.fullLines];
    case 'tight':
      return [words.tightTitle, words.tightLines];
    case 'low':
      return [words.lowTitle, words.lowLines];
    case 'enough':
      return undefined;
  }
}
