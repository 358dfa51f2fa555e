/** The head and the body of a table. */
import { ArrowDownIcon, ArrowUpIcon } from '../icon/action-icons';
import type { TableColumn, TableProps } from './table-props';
import { TableRow } from './table-row';
import styles from './table.module.css';
import type { RowWindow } from './use-row-window';

/** The headings, which stay in sight; sortable ones are buttons. */
export function TableHead<Row>(props: TableProps<Row>) {
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1}>
        {props.checked !== undefined && (
          <th scope="col" className={styles.checkCell}>
            <span className="visually-hidden">{props.checkTitle}</span>
          </th>
        )}
        {props.columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            className={styles.heading}
            data-align={column.align}
            style={column.width === undefined ? undefined : { inlineSize: column.width }}
            aria-sort={props.sort?.columnId === column.id ? props.sort.direction : undefined}
          >
            {column.sortable === true ? <SortButton {...props} column={column} /> : column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortButton<Row>(props: TableProps<Row> & { readonly column: TableColumn<Row> }) {
  const { column, sort } = props;
  const current = sort?.columnId === column.id ? sort.direction : undefined;
  const direction = current === 'ascending' ? 'descending' : 'ascending';
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => props.onSort?.({ columnId: column.id, direction })}
    >
      {column.title}
      {current === 'ascending' && <ArrowUpIcon />}
      {current === 'descending' && <ArrowDownIcon />}
    </button>
  );
}

/** The rows in sight, with empty room above and below for the others. */
export function TableBody<Row>(props: {
  readonly table: TableProps<Row>;
  readonly rowWindow: RowWindow;
  readonly selectedIndex: number;
  readonly rowId: (index: number) => string;
}) {
  const { table, rowWindow } = props;
  const cells = table.columns.length + (table.checked === undefined ? 0 : 1);
  return (
    <tbody>
      {rowWindow.beforePx > 0 && <Spacer heightPx={rowWindow.beforePx} cells={cells} />}
      {table.rows.slice(rowWindow.first, rowWindow.end).map((row, offset) => {
        const index = rowWindow.first + offset;
        return (
          <TableRow
            key={row === undefined ? `empty-${index}` : table.rowKey(row)}
            table={table}
            row={row}
            id={props.rowId(index)}
            ariaIndex={rowWindow.windowed ? index + 2 : undefined}
            selected={index === props.selectedIndex}
          />
        );
      })}
      {rowWindow.afterPx > 0 && <Spacer heightPx={rowWindow.afterPx} cells={cells} />}
    </tbody>
  );
}

function Spacer(props: { readonly heightPx: number; readonly cells: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={props.cells} className={styles.spacer} style={{ blockSize: props.heightPx }} />
    </tr>
  );
}
