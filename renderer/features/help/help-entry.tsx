/** The way into the help, on every screen: a button, and Shift+F1, since F1 leads home. */
import { lazy, Suspense, useState } from 'react';
import type { HelpPage } from '../../../shared/help/topics';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { DocumentIcon } from '../../ui/icon/thing-icons';
import { shownView } from '../case/case-view';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { screenKeys } from './screen-keys';

const HelpDialog = lazy(() =>
  import('./help-dialog').then((module) => ({ default: module.HelpDialog })),
);
const helpKey = 'Shift+F1';

type Opened = { readonly page: HelpPage; readonly keys: ReturnType<typeof screenKeys> };

/** Opens over whatever is on the screen; nothing that is typed there is touched. */
export function HelpEntry() {
  const { help } = useMessages();
  const { route } = useNavigation();
  const { session, workingSet } = useSession();
  const [shown, setShown] = useState<Opened>();
  /** The screen somebody is on: of a case its state says which, where nobody asked for one. */
  const pageNow = async (): Promise<HelpPage> => {
    if (route.room !== 'case') return route.room;
    const read = await workingSet.store()?.readCases([route.caseId]);
    const stored = read?.ok === true ? read.value.get(route.caseId) : undefined;
    const view = stored && shownView(stored.payload.current, route, session.operator);
    return view === 'pupil' ? 'form' : (view ?? 'overview');
  };
  const open = () => {
    // Read before the dialog is there: its own keys are not the screen's.
    const keys = screenKeys();
    void pageNow().then((page) => setShown({ page, keys }));
  };
  useShortcut(helpKey, open);
  return (
    <>
      <Button size="small" variant="quiet" icon={<DocumentIcon />} keyHint={helpKey} onPress={open}>
        {help.open}
      </Button>
      {shown !== undefined && (
        <Suspense fallback={null}>
          <HelpDialog {...shown} onClose={() => setShown(undefined)} />
        </Suspense>
      )}
    </>
  );
}
