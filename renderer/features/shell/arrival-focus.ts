/** Puts the focus somewhere sensible when a screen arrives, so that the keyboard works at once. */
import { useEffect } from 'react';

/**
 * On arrival, and when `ready` becomes true: unless something inside the screen has the focus, the first element
 * that matches takes it, else the screen itself.
 */
export function useArrivalFocus(selector: string | undefined, ready = true): void {
  useEffect(() => {
    const main = document.getElementById('main');
    if (!ready || main === null) return;
    const { activeElement } = document;
    if (activeElement !== main && main.contains(activeElement)) return;
    const first = selector === undefined ? null : main.querySelector<HTMLElement>(selector);
    (first ?? main).focus();
  }, [selector, ready]);
}

/**
 * Whoever came to the settings for one section is led to it and to its first button, as soon as that is there; where the first
 * one does more than a person wants by a key pressed too long, to the one inside `data-arrival`.
 */
export function useSectionArrival(sectionId: string, isArriving: boolean): void {
  useEffect(() => {
    if (!isArriving) return;
    const section = document.getElementById(sectionId);
    const first = section?.querySelector<HTMLElement>('[data-arrival] button');
    (first ?? section?.querySelector('button'))?.focus();
    section?.scrollIntoView({ block: 'start' });
  }, [sectionId, isArriving]);
}
