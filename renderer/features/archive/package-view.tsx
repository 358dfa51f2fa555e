/** A package opened: its files, what is in one of them, and the four checks that sealed it. */
import { useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import type { CheckedItem, OpenedArchive } from '../../../shared/ipc/calls/archives';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Table } from '../../ui/data/table';
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { Screen } from '../../ui/layout/screen';
import { SplitPane } from '../../ui/layout/split-pane';
import { Tabs } from '../../ui/layout/tabs';
import { spelledName } from '../language/rare-characters';
import { ErrorNotice } from '../trouble/error-notice';
import { useArchiveTexts } from './archive-texts';
import styles from './archive.module.css';
import { FilePreview } from './file-preview';
import { sizeText } from '../../size-text';
import { StampOfOne } from './stamp-status';
import { useOpenedArchive } from './use-opened-archive';
import { Path } from './work-status';

type Content = Omit<OpenedArchive['packages'][number], 'root'> & {
  readonly root?: string | undefined;
};

/** Esc goes back to the list. */
export function PackageView(props: { readonly caseId: string; readonly onBack: () => void }) {
  const text = useArchiveTexts();
  const { bridge } = useSession();
  const { caseId, onBack } = props;
  const { opened, error, stamps } = useOpenedArchive(caseId);
  const [shown, setShown] = useState(0);
  useShortcut('Escape', onBack);
  const line = opened?.line;
  const one = opened?.packages[shown];
  const sealed = line?.packages.find(({ root }) => root === one?.root);
  return (
    <Screen
      title={line === undefined ? text.contents : spelledName(line.childName)}
      context={<span>{line?.caseNumber}</span>}
      actions={
        <Button keyHint="Esc" onPress={onBack}>
          {text.back}
        </Button>
      }
      below={
        opened !== undefined && one !== undefined ? (
          <div className={styles.stack}>
            {opened.packages.length > 1 && (
              <div className={styles.row}>
                {opened.packages.map(({ name, root }, index) => (
                  <Button
                    key={root}
                    size="small"
                    pressed={index === shown}
                    onPress={() => setShown(index)}
                  >
                    {name}
                  </Button>
                ))}
              </div>
            )}
            {sealed !== undefined && <StampOfOne one={sealed} status={stamps} />}
          </div>
        ) : undefined
      }
      padding="flush"
    >
      <ErrorNotice error={error} />
      {opened !== undefined && opened.refused.length > 0 && (
        <Notice
          tone="danger"
          title={opened.packages.length === 0 ? text.refused : text.refusedLater}
          lines={[...opened.refused.map(({ says }) => says), text.refusedTodo]}
        />
      )}
      {opened !== undefined && one === undefined && opened.refused.length === 0 && (
        <Notice tone="neutral" title={text.noPackage} />
      )}
      {one !== undefined && (
        <OpenedPackage
          key={one.root}
          one={one}
          load={(path) => bridge.archives.file({ caseId, root: one.root, path })}
        />
      )}
    </Screen>
  );
}

/** Files at the left, what is in the chosen one at the right. */
export function OpenedPackage(props: {
  readonly one: Content;
  readonly load: (path: string) => Promise<Result<Uint8Array, AppError>>;
  /** It lies elsewhere, and is not exported from here. */
  readonly isOutside?: boolean;
}) {
  const { one, load, isOutside = false } = props;
  const text = useArchiveTexts();
  const [view, setView] = useState<'files' | 'checks'>('files');
  const [path, setPath] = useState<string>();
  return (
    <SplitPane
      mainLabel={text.contents}
      sideLabel={text.preview}
      share="halves"
      side={
        <div className={styles.side}>
          {path === undefined ? (
            <>
              <p className={styles.quiet}>{text.previewNone}</p>
              <p>{text.root}</p>
              <p className={styles.digest}>{one.root}</p>
            </>
          ) : (
            <FilePreview
              key={path}
              path={path}
              load={load}
              otherwise={isOutside ? text.previewNotOutside : text.previewNot}
            />
          )}
        </div>
      }
    >
      <Tabs
        label={text.contents}
        selected={view}
        onSelect={setView}
        views={[
          {
            id: 'files',
            title: `${text.files} ${one.files.length}`,
            content: <Files files={one.files} selected={path} onSelect={setPath} />,
          },
          { id: 'checks', title: text.checks, content: <Checks checks={one.checks} /> },
        ]}
      />
    </SplitPane>
  );
}

function Files(props: {
  readonly files: Content['files'];
  readonly selected: string | undefined;
  readonly onSelect: (path: string) => void;
}) {
  const text = useArchiveTexts();
  return (
    <Table
      label={text.files}
      columns={[
        { id: 'path', title: text.path, rowHeader: true, cell: ({ path }) => <Path path={path} /> },
        {
          id: 'size',
          title: text.size,
          width: '6rem',
          align: 'end',
          cell: ({ bytes }) => sizeText(bytes),
        },
      ]}
      rows={props.files}
      rowKey={({ path }) => path}
      selectedKey={props.selected}
      onSelect={props.onSelect}
    />
  );
}

const tones = { passed: 'success', failed: 'danger', notRun: 'neutral' } as const;

function Checks({ checks }: { readonly checks: readonly CheckedItem[] }) {
  const text = useArchiveTexts();
  if (checks.length === 0) return <p className={styles.hint}>{text.noChecks}</p>;
  return (
    <Table
      label={text.checks}
      columns={[
        {
          id: 'item',
          title: text.check,
          rowHeader: true,
          cell: ({ group, id, title }) => (
            <span className={styles.cell}>
              <span>{title}</span>
              <span className={styles.quiet}>{`${group} ${id}`}</span>
            </span>
          ),
        },
        {
          id: 'result',
          title: text.result,
          width: '6rem',
          cell: ({ result }) => (
            <StatusBadge tone={tones[result]}>{text.results[result]}</StatusBadge>
          ),
        },
        { id: 'evidence', title: text.evidence, cell: ({ evidence }) => evidence },
      ]}
      rows={checks}
      rowKey={({ id }) => id}
    />
  );
}
