/** Copying in sight: files, rate and time left. */
import type { ReactNode } from 'react';
import type { ShownProgress } from '../../../shared/ipc/calls/backup';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { useMessages } from '../language/messages-context';

/** A bar without figures until the first ones are told. */
export function JobProgress(props: {
  readonly label: string;
  readonly progress: ShownProgress | undefined;
  readonly actions?: ReactNode;
}) {
  const { backup: words, words: common } = useMessages();
  const { label, progress, actions } = props;
  if (progress === undefined) return <ProgressBar label={label} actions={actions} />;
  const { doneFiles, totalFiles, doneBytes, totalBytes, bytesPerSecond } = progress;
  const known =
    totalBytes > 0 ? doneBytes / totalBytes : totalFiles > 0 ? doneFiles / totalFiles : 0;
  const left = totalBytes > 0 && bytesPerSecond > 0 ? (totalBytes - doneBytes) / bytesPerSecond : 0;
  return (
    <ProgressBar
      label={label}
      value={known}
      count={words.files(
        Math.min(doneFiles, Math.max(doneFiles, totalFiles)),
        Math.max(doneFiles, totalFiles),
      )}
      rate={bytesPerSecond > 0 ? words.rate(bytesPerSecond) : undefined}
      timeLeft={left > 0 ? common.timeLeft(left) : undefined}
      actions={actions}
    />
  );
}
