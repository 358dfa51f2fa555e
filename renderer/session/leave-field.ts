/** Takes the focus out of the field that is about to go. */

/**
 * What a field does when it is left (put in order, save) it does while it is still there: React hears nothing of the focus
 * that a removed element loses.
 */
export function leaveField(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) {
    activeElement.blur();
  }
}
