/** The way into the help, on every screen: a button, and Shift+F1, since F1 leads home. */
import { lazy, Suspense, useState } from 'react';
import type { HelpPage } from '../../../shared/help/topics';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { DocumentIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { useNavigation, type Route } from '../shell/route';
import { screenKeys } from './screen-keys';

const HelpDialog = lazy(() =>
  import('./help-dialog').then((module) => ({ default: module.HelpDialog })),
);
const helpKey = 'Shift+F1';

/** Where the help opens: at the screen somebody is on. */
const pageOf = (route: Route): HelpPage =>
  route.room === 'case'
    ? route.view === 'pupil'
      ? 'form'
      : (route.view ?? 'overview')
    : route.room;

/** Opens over whatever is on the screen; nothing that is typed there is touched. */
export function HelpEntry() {
  const { help } = useMessages();
  const { route } = useNavigation();
  const [shown, setShown] = useState<ReturnType<typeof screenKeys>>();
  // Read before the dialog is there: its own keys are not the screen's.
  const open = () => setShown(screenKeys());
  useShortcut(helpKey, open);
  return (
    <>
      <Button size="small" variant="quiet" icon={<DocumentIcon />} keyHint={helpKey} onPress={open}>
        {help.open}
      </Button>
      {shown !== undefined && (
        <Suspense fallback={null}>
          <HelpDialog page={pageOf(route)} keys={shown} onClose={() => setShown(undefined)} />
        </Suspense>
      )}
    </>
  );
}
