/** Takes files that are dropped on it or pasted while it is in the page. */
import { useEffect, useEffectEvent, useState, type DragEvent, type ReactNode } from 'react';
import { PasteIcon } from '../icon/action-icons';
import { IconLabel } from '../icon/icon-label';
import styles from './file-drop.module.css';

/** How the files came. */
export type FileArrival = 'drop' | 'paste';

/** Hands files over and does nothing else with them. */
export function FileDrop(props: {
  readonly onFiles: (files: readonly File[], how: FileArrival) => void;
  /** Said while files hover over it. */
  readonly dropHint: string;
  readonly disabled?: boolean | undefined;
  readonly children: ReactNode;
}) {
  const { disabled = false } = props;
  const [hovering, setHovering] = useState(false);
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    props.onFiles(files, 'paste');
  });
  useEffect(() => {
    if (disabled) return;
    const listener = (event: ClipboardEvent) => onPaste(event);
    document.addEventListener('paste', listener);
    return () => document.removeEventListener('paste', listener);
  }, [disabled]);

  const onDragOver = (event: DragEvent) => {
    if (disabled || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setHovering(true);
  };
  const onDragLeave = (event: DragEvent<HTMLDivElement>) => {
    const goesTo = event.relatedTarget;
    if (goesTo instanceof Node && event.currentTarget.contains(goesTo)) return;
    setHovering(false);
  };
  const onDrop = (event: DragEvent) => {
    setHovering(false);
    const files = [...event.dataTransfer.files];
    if (disabled || files.length === 0) return;
    event.preventDefault();
    props.onFiles(files, 'drop');
  };
  return (
    <div
      className={styles.zone}
      data-hovering={hovering || undefined}
      onDragEnter={onDragOver}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
    >
      {props.children}
      {hovering && (
        <div className={styles.cover}>
          <IconLabel icon={<PasteIcon />}>{props.dropHint}</IconLabel>
        </div>
      )}
    </div>
  );
}
