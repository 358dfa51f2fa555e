/** Opens a layer over everything, under its field or above it where there is more room. */
import { useLayoutEffect, type RefObject } from 'react';

const GAP_PX = 4;
const MOST_HEIGHT_PX = 360;

/** Places the layer when it opens, when its content changes and when anything scrolls. */
export function useLayerPlace(
  anchor: RefObject<HTMLElement | null>,
  layer: RefObject<HTMLElement | null>,
  open: boolean,
  rows: number,
): void {
  useLayoutEffect(() => {
    const [field, list] = [anchor.current, layer.current];
    if (!open || field === null || list === null) return;
    if (!list.matches(':popover-open')) list.showPopover();
    const place = () => placeLayer(field, list);
    place();
    list.querySelector('[data-focused]')?.scrollIntoView({ block: 'nearest' });
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  }, [anchor, layer, open, rows]);

  // Without dependencies: the marked row changes with every key.
  useLayoutEffect(() => {
    layer.current?.querySelector('[data-focused]')?.scrollIntoView({ block: 'nearest' });
  });
}

function placeLayer(field: HTMLElement, list: HTMLElement): void {
  const at = field.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - 2 * GAP_PX;
  const above = at.top - 2 * GAP_PX;
  const under = below >= Math.min(MOST_HEIGHT_PX, list.scrollHeight) || below >= above;
  const style = list.style;
  style.left = `${at.left}px`;
  style.minWidth = `${at.width}px`;
  style.maxHeight = `${Math.min(MOST_HEIGHT_PX, under ? below : above)}px`;
  style.top = under ? `${at.bottom + GAP_PX}px` : 'auto';
  style.bottom = under ? 'auto' : `${window.innerHeight - at.top + GAP_PX}px`;
}
