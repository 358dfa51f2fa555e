/** What the room says of time stamps: of all packages, and of one. */
import type { StampStatus } from '../../../shared/archive/signing/stamp-status';
import type { ArchiveLine } from '../../../shared/ipc/calls/archives';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { secondText, shortInstantText } from '../language/dates';
import { useArchiveTexts } from './archive-texts';
import styles from './archive.module.css';

/** One quiet line while nothing is wrong. */
export function StampsOfAll({ status }: { readonly status: StampStatus | undefined }) {
  const text = useArchiveTexts();
  if (status === undefined) return null;
  const { drill, authority, missing, asking, trouble, retryAt } = status;
  const quiet = (says: string) => <p className={styles.quiet}>{says}</p>;
  if (drill) return quiet(text.stampDrill);
  if (authority === undefined) return quiet(text.stampNoAuthority);
  if (missing === 0) return quiet(text.stampAll(authority));
  if (asking) return quiet(text.stampAsking);
  if (trouble === undefined) return quiet(text.stampWaiting(missing));
  return (
    <Notice
      tone="warning"
      title={text.stampMissing(missing)}
      lines={[
        text.stampTroubles[trouble],
        ...(retryAt === undefined ? [] : [text.stampRetry(shortInstantText(retryAt))]),
      ]}
      actions={<AskNow />}
    />
  );
}

/** The time stamp of a package, or why it has none. */
export function StampOfOne(props: {
  readonly one: ArchiveLine['packages'][number];
  readonly status: StampStatus | undefined;
}) {
  const text = useArchiveTexts();
  const { one, status } = props;
  if (one.stamp !== undefined) {
    return <p>{text.stamped(secondText(one.stamp.at), one.stamp.authority)}</p>;
  }
  if (status === undefined) return null;
  if (status.drill) return <p className={styles.quiet}>{text.stampDrill}</p>;
  if (status.authority === undefined) {
    return <p className={styles.quiet}>{text.stampNoAuthority}</p>;
  }
  const trouble = one.stampTrouble ?? status.trouble;
  return (
    <div className={styles.row}>
      <p>{text.stampNone}</p>
      {status.asking && <p className={styles.quiet}>{text.stampAsking}</p>}
      {trouble !== undefined && !status.asking && <p>{text.stampTroubles[trouble]}</p>}
      {trouble !== undefined && !status.asking && <AskNow />}
    </div>
  );
}

function AskNow() {
  const text = useArchiveTexts();
  const { bridge } = useSession();
  return (
    <Button size="small" onPress={() => void bridge.archives.stampNow(undefined)}>
      {text.stampNow}
    </Button>
  );
}
