/** Which screen is shown: a small state of its own, so that no address ever names a case. */
import { createContext, use } from 'react';
import type { FieldKey } from '../../../shared/domain/form';

/** The views of one case. */
export type CaseView =
  | 'form'
  | 'pupil'
  | 'capture'
  | 'inspect'
  | 'submit'
  | 'overview'
  /** Pages and details side by side, of a case that was submitted. */
  | 'review';

/** Where somebody is. */
export type Route =
  | { readonly room: 'home' }
  | { readonly room: 'newCase' }
  | { readonly room: 'review' }
  | { readonly room: 'outbox' }
  /** `at`: the section somebody came for. */
  | {
      readonly room: 'settings';
      readonly at?: 'selfTest' | 'diagnostics' | 'training' | 'policy' | 'update';
    }
  | { readonly room: 'audit' }
  | { readonly room: 'archive' }
  | { readonly room: 'check' }
  | { readonly room: 'batch' }
  | { readonly room: 'statistics' }
  | { readonly room: 'guide' }
  | { readonly room: 'classes' }
  | {
      readonly room: 'case';
      readonly caseId: string;
      /** Without it the case decides by its state. */
      readonly view?: CaseView;
      /** Checklist line to capture or inspect. */
      readonly requirementId?: string;
      /** Field to put the focus on. */
      readonly field?: FieldKey;
      /** The queue that it was opened from, where one goes back to it. */
      readonly from?: 'review' | undefined;
      /** Letter to open, or the archive. */
      readonly paper?: string;
    };

/** The present place and the way elsewhere. */
export type Navigation = { readonly route: Route; readonly go: (route: Route) => void };

/** Provided by the workplace. */
export const NavigationContext = createContext<Navigation>({
  route: { room: 'home' },
  go: () => undefined,
});

/** Where we are, and how to go elsewhere. */
export function useNavigation(): Navigation {
  return use(NavigationContext);
}
