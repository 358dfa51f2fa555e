/** Keeps React Aria from adding a <style> element, which the content policy would refuse and report. */

const STYLE_ID = 'react-aria-pressable-style';

/** Leaves an empty element under the id React Aria looks for; base.css holds the rule itself. */
export function placeAriaPlaceholder(): void {
  if (document.getElementById(STYLE_ID) !== null) return;
  const placeholder = document.createElement('meta');
  placeholder.id = STYLE_ID;
  document.head.append(placeholder);
}
