/** 扫描文件夹 in the settings: which folder, and what becomes of a file whose page is in the station. */
import { folderAfters, type FolderStatus } from '../../../shared/ipc/calls/folder';
import { useFollowed } from '../../session/follow';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { useToast } from '../../ui/feedback/toast';
import { RadioCards } from '../../ui/field/radio-cards';
import { FolderIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './folder.module.css';

const tones: { readonly [S in FolderStatus['standing']]: Tone } = {
  off: 'neutral',
  watching: 'success',
  gone: 'warning',
  refused: 'warning',
};

/** Only an administrator changes it. */
export function FolderSection() {
  const { session } = useSession();
  return session.operator.role === 'admin' ? <Folder /> : null;
}

function Folder() {
  const { folder: words } = useMessages();
  const { bridge } = useSession();
  const [status, tell] = useFollowed('folderChanged', bridge.folder.status);
  const toast = useToast();
  const call = useCall();
  if (status === undefined) return null;
  const { settings, standing } = status;
  const run = async (ask: () => ReturnType<typeof bridge.folder.choose>) => {
    const changed = await call.run(ask);
    if (changed === undefined) return;
    tell(changed.value);
    if (
      changed.value.settings.path !== settings.path ||
      changed.value.settings.after !== settings.after
    ) {
      toast({ tone: 'success', title: words.saved }, 'folder');
    }
  };
  return (
    <Section
      title={words.section}
      description={words.sectionExplain}
      status={<StatusBadge tone={tones[standing]}>{words.standings[standing]}</StatusBadge>}
    >
      <Panel>
        <div className={styles.stack}>
          <DescriptionList
            items={[
              {
                term: words.place,
                value: <span className={styles.path}>{settings.path ?? words.none}</span>,
              },
            ]}
          />
          <div className={styles.row}>
            <Button
              icon={<FolderIcon />}
              pending={call.pending}
              onPress={() => void run(() => bridge.folder.choose(undefined))}
            >
              {words.choose}
            </Button>
            {settings.path !== undefined && (
              <Button
                variant="quiet"
                disabled={call.pending}
                onPress={() => void run(() => bridge.folder.change({ off: true }))}
              >
                {words.off}
              </Button>
            )}
          </div>
          {settings.path !== undefined && (
            <RadioCards
              label={words.after}
              value={settings.after}
              onChange={(after) => void run(() => bridge.folder.change({ after }))}
              cards={folderAfters.map((value) => ({
                value,
                title: words.afters[value],
                detail: words.afterHelps[value],
              }))}
            />
          )}
          <ErrorNotice error={call.error} />
        </div>
      </Panel>
    </Section>
  );
}
