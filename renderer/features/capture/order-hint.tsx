/** Pages that stand in another order than the paper has: one press puts them right. */
import type { Page } from '../../../shared/domain/document';
import type { PageExpectation } from '../../../shared/domain/requirement';
import { Button } from '../../ui/action/button';
import styles from './capture.module.css';
import { useCaptureTexts } from './capture-texts';

/** Nothing while the pages stand as they should. */
export function OrderHint(props: {
  readonly pages: readonly Page[];
  readonly expected: readonly PageExpectation[];
  readonly disabled: boolean;
  readonly onArrange: (order: readonly string[]) => void;
}) {
  const text = useCaptureTexts();
  const order = inExpectedOrder(props.pages, props.expected).map(({ id }) => id);
  if (order.every((id, index) => id === props.pages[index]?.id)) return null;
  return (
    <p className={styles.row} role="status">
      <span className={styles.hint}>{text.outOfOrder}</span>
      <Button size="small" disabled={props.disabled} onPress={() => props.onArrange(order)}>
        {text.sort}
      </Button>
    </p>
  );
}

/** Pages beyond the expected ones stay behind the page they follow. */
function inExpectedOrder(pages: readonly Page[], expected: readonly PageExpectation[]): Page[] {
  let place = 0;
  const placed = pages.map((page) => {
    const found = expected.findIndex(({ role }) => role === page.role);
    if (found >= 0) place = found;
    return { page, place };
  });
  return placed.toSorted((one, other) => one.place - other.place).map(({ page }) => page);
}
