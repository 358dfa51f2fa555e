/** One row of a table. */
import { memo } from 'react';
import type { TableProps } from './table-props';
import styles from './table.module.css';

interface TableRowProps<Row> {
  /** What the table was told; the same object while only the scroll position changes. */
  readonly table: TableProps<Row>;
  /** `undefined` while it is not loaded. */
  readonly row: Row | undefined;
  readonly id: string;
  readonly ariaIndex: number | undefined;
  readonly selected: boolean;
}

function DrawnRow<Row>({ table, row, id, ariaIndex, selected }: TableRowProps<Row>) {
  const { onSelect, onOpen } = table;
  const key = row === undefined ? undefined : table.rowKey(row);
  return (
    <tr
      id={id}
      data-row
      className={styles.row}
      data-selected={selected || undefined}
      data-selectable={onSelect !== undefined || undefined}
      aria-rowindex={ariaIndex}
      aria-selected={onSelect === undefined ? undefined : selected}
      onClick={key === undefined ? undefined : () => onSelect?.(key)}
      onDoubleClick={key === undefined ? undefined : () => onOpen?.(key)}
    >
      {table.checked !== undefined && (
        <td className={styles.checkCell}>
          {row !== undefined && key !== undefined && (
            <input
              type="checkbox"
              tabIndex={-1}
              checked={table.checked.has(key)}
              onChange={(event) => table.onCheck?.(key, event.target.checked)}
              aria-label={table.checkLabel?.(row)}
            />
          )}
        </td>
      )}
      {table.columns.map((column) => {
        const Cell = column.rowHeader === true ? 'th' : 'td';
        return (
          <Cell
            key={column.id}
            className={styles.cell}
            data-align={column.align}
            {...(column.rowHeader === true ? { scope: 'row' } : {})}
          >
            {row === undefined ? '\u00a0' : column.cell(row)}
          </Cell>
        );
      })}
    </tr>
  );
}

/** Drawn again only when something about it changes: scrolling draws new rows alone. */
export const TableRow = memo(DrawnRow) as typeof DrawnRow;
