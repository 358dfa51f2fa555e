/** What a table is told. */
import type { ReactNode } from 'react';

/** One column; long tables need `width` so that columns do not jump while scrolling. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for figures. */
  readonly align?: 'start' | 'end' | undefined;
  /** A CSS width such as "8rem". */
  readonly width?: string | undefined;
  /** The column that names the row. */
  readonly rowHeader?: boolean | undefined;
  readonly sortable?: boolean | undefined;
}

/** Which column the rows are sorted by, and which way. */
export interface TableSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

/** Rows are values; a row not yet loaded may be `undefined` and is drawn empty. */
export interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly (Row | undefined)[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKey?: string | null | undefined;
  readonly onSelect?: ((key: string) => void) | undefined;
  /** Enter or double click. */
  readonly onOpen?: ((key: string) => void) | undefined;
  /** Ticked rows; gives a column of tick boxes. */
  readonly checked?: ReadonlySet<string> | undefined;
  readonly onCheck?: ((key: string, checked: boolean) => void) | undefined;
  /** The name of a row's tick box. */
  readonly checkLabel?: ((row: Row) => string) | undefined;
  /** The heading of the column of tick boxes. */
  readonly checkTitle?: string | undefined;
  readonly sort?: TableSort | undefined;
  readonly onSort?: ((sort: TableSort) => void) | undefined;
  /** What stands there while there are no rows. */
  readonly empty?: ReactNode;
  /** Which rows are drawn, `end` excluded: load them now. */
  readonly onVisibleRange?: ((first: number, end: number) => void) | undefined;
}
