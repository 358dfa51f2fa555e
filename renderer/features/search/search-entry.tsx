/** The way into the search, on every screen: a button, and Ctrl+K. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { SearchIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import type { Room } from '../shell/rooms';
import { useNavigation, type Route } from '../shell/route';

const loadDialog = () => import('./search-dialog');
const SearchDialog = lazy(() => loadDialog().then((module) => ({ default: module.SearchDialog })));
const openKey = 'Ctrl+K';

/** Opens the search over whatever is on the screen. */
export function SearchEntry({ rooms }: { readonly rooms: readonly Room[] }) {
  const { search } = useMessages();
  const { route } = useNavigation();
  // Of the place it was opened at: a code that is scanned into it leads elsewhere, and closes it.
  const [openAt, setOpenAt] = useState<Route>();
  const isOpen = openAt === route;
  const setOpen = (open: boolean) => setOpenAt(open ? route : undefined);
  useShortcut(openKey, () => setOpen(true));
  // At hand before the key is pressed: what is typed right after it must not be lost.
  useEffect(() => void loadDialog(), []);
  return (
    <>
      <Button size="small" icon={<SearchIcon />} keyHint={openKey} onPress={() => setOpen(true)}>
        {search.open}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <SearchDialog rooms={rooms} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
