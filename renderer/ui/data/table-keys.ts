/** What the keys do in a table whose rows can be chosen. */
import type { KeyboardEvent } from 'react';
import type { TableProps } from './table-props';

const PAGE_ROWS = 10;

/** Makes the key handler of the grid; keys pressed in a button inside a row are left alone. */
export function tableKeyHandler<Row>(
  props: TableProps<Row>,
  selectedIndex: number,
  reveal: (index: number) => void,
) {
  return (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return;
    const row = props.rows[selectedIndex];
    const key = row === undefined ? undefined : props.rowKey(row);
    if (event.key === 'Enter' && key !== undefined && props.onOpen !== undefined) {
      event.preventDefault();
      props.onOpen(key);
      return;
    }
    if (event.key === ' ' && key !== undefined && props.onCheck !== undefined) {
      event.preventDefault();
      props.onCheck(key, props.checked?.has(key) !== true);
      return;
    }
    const target = targetIndex(event.key, selectedIndex, props.rows.length);
    const targetRow = target === undefined ? undefined : props.rows[target];
    if (target === undefined) return;
    event.preventDefault();
    reveal(target);
    if (targetRow !== undefined) props.onSelect?.(props.rowKey(targetRow));
  };
}

/** Where a key leads from here, or undefined for keys that lead nowhere. */
function targetIndex(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
      return clamp(from + 1);
    case 'ArrowUp':
      return from < 0 ? count - 1 : clamp(from - 1);
    case 'PageDown':
      return clamp(from + PAGE_ROWS);
    case 'PageUp':
      return clamp(from - PAGE_ROWS);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
