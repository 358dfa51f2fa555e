/** How far a verification or an export is, and what came of it. */
import type { ArchiveFault } from '../../../shared/ipc/calls/archives';
import { Button } from '../../ui/action/button';
import { Table } from '../../ui/data/table';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { CrossIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { ErrorNotice } from '../trouble/error-notice';
import { useArchiveTexts } from './archive-texts';
import styles from './archive.module.css';
import { sizeText } from '../../size-text';
import type { ArchiveWork, Exported, Verified } from './archive-work';
import { PacedProgress } from '../progress/paced-progress';

/** Nothing before the first work. */
export function WorkStatus({ work }: { readonly work: ArchiveWork }) {
  const text = useArchiveTexts();
  const { call, doing, progress, verified, exported, stop } = work;
  return (
    <>
      {doing === 'outside' && (
        <ProgressBar label={text.outsideLooking} actions={<Stop onPress={stop} />} />
      )}
      {(doing === 'verify' || doing === 'export') && (
        <PacedProgress
          label={doing === 'verify' ? text.verifying : text.exporting}
          done={progress?.bytes ?? 0}
          total={progress?.totalBytes ?? 0}
          amount={sizeText}
          count={
            progress === undefined
              ? text.counting
              : text.progress(
                  progress.done,
                  progress.total,
                  sizeText(progress.bytes),
                  sizeText(progress.totalBytes),
                )
          }
          actions={<Stop onPress={stop} />}
        />
      )}
      <ErrorNotice error={call.error} />
      {verified !== undefined && <VerifiedNotice verified={verified} />}
      {exported !== undefined && <ExportedNotice exported={exported} />}
    </>
  );
}

function Stop({ onPress }: { readonly onPress: () => void }) {
  const text = useArchiveTexts();
  return (
    <Button size="small" icon={<CrossIcon />} onPress={onPress}>
      {text.stop}
    </Button>
  );
}

function VerifiedNotice({ verified }: { readonly verified: Verified }) {
  const text = useArchiveTexts();
  const { packages, files, bytes, without, stopped, faults, faultsInAll } = verified;
  const isWhole = faultsInAll === 0;
  const lines = [
    ...(packages === 0 ? [text.verifiedNone] : [text.verified(packages, files, sizeText(bytes))]),
    ...(stopped ? [text.verifyStopped] : []),
    ...(without > 0 ? [text.without(without)] : []),
  ];
  const good = packages === 0 || stopped ? 'neutral' : 'success';
  const goodTitle = packages === 0 || stopped ? (lines[0] ?? '') : text.verifiedWhole;
  return (
    <>
      <Notice
        tone={isWhole ? good : 'danger'}
        title={isWhole ? goodTitle : text.verifiedFaulty(faultsInAll)}
        lines={isWhole && goodTitle === lines[0] ? lines.slice(1) : lines}
      />
      <Faults label={text.faults} faults={faults} inAll={faultsInAll} />
    </>
  );
}

function ExportedNotice({ exported }: { readonly exported: Exported }) {
  const text = useArchiveTexts();
  const { saved, packages, folderName, without, leftOut, leftOutInAll } = exported;
  if (!saved) return <Notice tone="neutral" title={text.notExported} />;
  return (
    <>
      <Notice
        tone="success"
        title={text.exported(packages, folderName)}
        lines={without > 0 ? [text.without(without)] : []}
      />
      {leftOutInAll > 0 && (
        <Notice tone="danger" title={text.leftOut(leftOutInAll)} lines={text.leftOutLines} />
      )}
      <Faults label={text.leftOut(leftOutInAll)} faults={leftOut} inAll={leftOutInAll} />
    </>
  );
}

function Faults(props: {
  readonly label: string;
  readonly faults: readonly ArchiveFault[];
  readonly inAll: number;
}) {
  const text = useArchiveTexts();
  const { faults, inAll } = props;
  if (faults.length === 0) return null;
  return (
    <Panel padding="flush">
      <Table
        label={props.label}
        columns={[
          {
            id: 'package',
            title: text.faultPackage,
            width: '14rem',
            rowHeader: true,
            cell: ({ fault }) => fault.name,
          },
          { id: 'path', title: text.faultPath, cell: ({ fault }) => <Path path={fault.path} /> },
          { id: 'what', title: text.faultWhat, cell: ({ fault }) => fault.what },
        ]}
        rows={faults.map((fault, index) => ({ fault, key: String(index) }))}
        rowKey={({ key }) => key}
      />
      {faults.length < inAll && (
        <p className={styles.hint}>{text.faultsCut(faults.length, inAll)}</p>
      )}
    </Panel>
  );
}

/** A path that may break anywhere. */
export function Path({ path }: { readonly path: string }) {
  return <span className={styles.path}>{path}</span>;
}
