/** A dense table whose rows can be walked through by keyboard; long ones draw only what is in sight. */
import { useId, useMemo, useRef } from 'react';
import { TableBody, TableHead } from './table-parts';
import { tableKeyHandler } from './table-keys';
import type { TableProps } from './table-props';
import styles from './table.module.css';
import { useRowWindow } from './use-row-window';

/**
 * With `onSelect` it is a grid with one tab stop: arrows, Page, Home and End choose a row, Enter
 * opens it, Space ticks it. Without, it is a plain table to read.
 */
export function Table<Row>(props: TableProps<Row>) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rowWindow = useRowWindow(scroller, props.rows.length, props.onVisibleRange);
  const selectable = props.onSelect !== undefined;
  const { rows, rowKey, selectedKey } = props;
  const selectedIndex = useMemo(
    () => rows.findIndex((row) => row !== undefined && rowKey(row) === selectedKey),
    [rows, rowKey, selectedKey],
  );
  const rowId = (index: number) => `${id}-row-${index}`;
  const selectedDrawn = selectedIndex >= rowWindow.first && selectedIndex < rowWindow.end;

  const onKeyDown = tableKeyHandler(props, selectedIndex, rowWindow.reveal);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-windowed={rowWindow.windowed || undefined}
      onScroll={rowWindow.onScroll}
      {...(selectable ? {} : { role: 'region', 'aria-label': props.label, tabIndex: 0 })}
    >
      <table
        className={styles.table}
        data-windowed={rowWindow.windowed || undefined}
        aria-rowcount={rowWindow.windowed ? props.rows.length + 1 : undefined}
        aria-label={props.label}
        {...(selectable
          ? {
              role: 'grid',
              tabIndex: 0,
              onKeyDown,
              'aria-activedescendant': selectedDrawn ? rowId(selectedIndex) : undefined,
              'aria-multiselectable': props.checked !== undefined || undefined,
            }
          : {})}
      >
        <TableHead {...props} />
        <TableBody
          table={props}
          rowWindow={rowWindow}
          selectedIndex={selectedIndex}
          rowId={rowId}
        />
      </table>
      {props.rows.length === 0 && props.empty}
    </div>
  );
}
