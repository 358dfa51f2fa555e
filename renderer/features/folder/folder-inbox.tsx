/** New pictures in the watched folder, to be taken into the papers that are being captured. */
import { useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { InboxFile } from '../../../shared/ipc/calls/folder';
import { useFollowed } from '../../session/follow';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { FolderIcon } from '../../ui/icon/thing-icons';
import type { Brought } from '../capture/page-intake';
import { eachPage } from '../capture/picture-pages';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './folder.module.css';

const shownFiles = 6;

/** Nothing while no folder is watched, or nothing lies in it. */
export function FolderInbox(props: {
  readonly caseId: string;
  /** Settles when each of the pictures was saved or refused. */
  readonly onPictures: (pictures: readonly Brought[]) => Promise<void>;
  /** `onWhole` once every page is in the record. */
  readonly onPdf: (file: File, onWhole: () => void) => Promise<unknown>;
}) {
  const { folder: words } = useMessages();
  const { bridge } = useSession();
  const [status] = useFollowed('folderChanged', bridge.folder.status);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<AppError>();
  if (status === undefined || status.standing === 'off') return null;

  const takeOne = async ({ id, name, kind }: InboxFile) => {
    const bytes = await bridge.folder.read({ id });
    if (!bytes.ok) return setError(bytes.error);
    const file = new File([new Uint8Array(bytes.value)], name);
    if (kind === 'pdf') {
      await props.onPdf(file, () => void bridge.folder.taken({ id }));
      return;
    }
    const picture = { file, name, source: 'folder' as const };
    if (kind === 'pages') return takePages(id, await eachPage([picture]));
    await props.onPictures([
      {
        ...picture,
        onFiled: () => void bridge.folder.done({ id, caseId: props.caseId }),
        onRefused: (refusal) => {
          if (refusal.kind.startsWith('image')) void bridge.folder.refuse({ id });
        },
      },
    ]);
  };
  /** The file is put away when each of its pages is in, and put aside when the others are and one is no picture. */
  const takePages = async (id: string, pages: readonly Brought[]) => {
    const left = new Set(pages);
    let isRefused = false;
    const over = (page: Brought) => {
      left.delete(page);
      if (left.size > 0) return;
      void (isRefused ? bridge.folder.refuse({ id }) : bridge.folder.taken({ id }));
    };
    await props.onPictures(
      pages.map((page) => ({
        ...page,
        onFiled: () => over(page),
        onRefused: (refusal) => {
          // What is not the picture's fault is tried again.
          if (!refusal.kind.startsWith('image')) return;
          isRefused = true;
          over(page);
        },
      })),
    );
  };
  const take = async (files: readonly InboxFile[]) => {
    setError(undefined);
    setBusy(new Set(files.map(({ id }) => id)));
    for (const file of files) {
      await takeOne(file).catch(() => setError({ kind: 'internal' }));
    }
    setBusy(new Set());
  };
  const { files, aside, stuck, standing } = status;
  const working = busy.size > 0;
  return (
    <div className={styles.inbox}>
      {standing !== 'watching' && (
        <Notice
          tone="warning"
          title={standing === 'gone' ? words.gone : words.refused}
          lines={standing === 'gone' ? words.goneLines : words.refusedLines}
        />
      )}
      {files.length > 0 && (
        <section className={styles.news} aria-label={words.inbox}>
          <div className={styles.head}>
            <p className={styles.title} role="status">
              <FolderIcon />
              <span>{words.news(files.length)}</span>
            </p>
            <Button variant="primary" pending={working} onPress={() => void take(files)}>
              {working ? words.taking : words.takeAll(files.length)}
            </Button>
          </div>
          <ul className={styles.files}>
            {files.slice(0, shownFiles).map((file) => (
              <li key={file.id} className={styles.file}>
                <span className={styles.name}>{file.name}</span>
                {file.kind === 'pdf' && <span className={styles.quiet}>{words.pdf}</span>}
                {file.kind === 'pages' && (
                  <span className={styles.quiet}>{words.severalPages}</span>
                )}
                <Button
                  size="small"
                  variant="quiet"
                  disabled={working}
                  accessibleName={words.takeOne(file.name)}
                  onPress={() => void take([file])}
                >
                  {words.take}
                </Button>
              </li>
            ))}
            {files.length > shownFiles && (
              <li className={styles.quiet}>{words.more(files.length - shownFiles)}</li>
            )}
          </ul>
        </section>
      )}
      {aside.length > 0 && (
        <Notice
          tone="warning"
          live="status"
          title={words.aside(aside.length)}
          lines={aside.map(({ name, error: why }) => words.asideLine(name, words.asideWhy[why]))}
        />
      )}
      {stuck > 0 && <Notice tone="warning" title={words.stuck(stuck)} />}
      <ErrorNotice error={error} />
    </div>
  );
}
