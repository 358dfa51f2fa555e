/** Ctrl+K: one field that finds any case, room or command; everything by keyboard. */
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react';
import { numbersIn } from '../../../shared/capture/scanned-number';
import { errorText } from '../../../shared/i18n/error-text';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import { useSession } from '../../session/session-provider';
import { useListViewed } from '../../session/viewed';
import { LockIcon, RotateIcon, SearchIcon } from '../../ui/icon/action-icons';
import { Dialog } from '../../ui/overlay/dialog';
import { useToast } from '../../ui/feedback/toast';
import {
  ArchiveIcon,
  CameraIcon,
  DiskIcon,
  DocumentIcon,
  PeopleIcon,
  StampIcon,
} from '../../ui/icon/thing-icons';
import { scanKey, takesCodes, useCodes, verifyKey } from '../codes/codes-context';
import { useMessages } from '../language/messages-context';
import { useLock } from '../shell/lock-station';
import { useMayStartSelfService, useStartSelfService } from '../self-service/start-self-service';
import type { Room } from '../shell/rooms';
import { useNavigation } from '../shell/route';
import type { CommandChoice } from './choices';
import { optionId, SearchList } from './search-list';
import { SearchState } from './search-state';
import styles from './search.module.css';
import { useSearch } from './use-search';

const longestQuery = 100;

/** Arrows choose, Enter opens, Esc closes and gives the focus back. */
export function SearchDialog(props: {
  readonly rooms: readonly Room[];
  readonly onClose: () => void;
}) {
  const { search, words } = useMessages();
  const { go } = useNavigation();
  const { bridge } = useSession();
  useListViewed('search');
  const { onClose } = props;
  const listId = useId();
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const [enterWaits, setEnterWaits] = useState(false);
  const all = useCommands(props.rooms);
  const byNumber = useByNumber(query);
  const view = useSearch(
    query,
    all.map(({ label }) => label),
  );
  const blank = query.trim() === '';
  const cases = blank ? [] : (view.found?.cases ?? []);
  const fitting = view.labels.flatMap((place) => all[place] ?? []);
  // A case number is found in the index; the number of a letter is known to the record alone.
  const commands = blank ? all : [...(cases.length === 0 ? byNumber : []), ...fitting];
  const count = cases.length + commands.length;
  const at = Math.min(marked, count - 1);

  const choose = (place: number) => {
    const found = cases[place];
    const command = commands[place - cases.length];
    if (found === undefined && command === undefined) return;
    onClose();
    if (found === undefined) {
      command?.run();
      return;
    }
    void bridge.audit.viewed({ what: 'searchResult', caseId: found.id });
    go({ room: 'case', caseId: found.id });
  };
  // Enter right after a letter means what that letter finds, not what was on the screen before it.
  const answered = blank || view.isCurrent;
  const onAnswered = useEffectEvent(() => choose(0));
  useEffect(() => {
    if (enterWaits && answered) onAnswered();
  }, [enterWaits, answered]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setMarked((at + 1) % Math.max(1, count));
    else if (event.key === 'ArrowUp') setMarked((at - 1 + count) % Math.max(1, count));
    else if (event.key === 'Enter') {
      if (answered) choose(at);
      else setEnterWaits(true);
    } else return;
    event.preventDefault();
  };

  return (
    <Dialog open title={search.title} size="medium" onClose={onClose} closeLabel={words.close}>
      <div className={styles.field}>
        <SearchIcon />
        <input
          className={styles.input}
          role="combobox"
          aria-label={search.label}
          aria-autocomplete="list"
          aria-expanded={count > 0}
          aria-controls={count > 0 ? listId : undefined}
          aria-activedescendant={count > 0 ? optionId(listId, at) : undefined}
          aria-describedby={`${listId}-help`}
          value={query}
          maxLength={longestQuery}
          onChange={(event) => {
            setQuery(event.target.value);
            setMarked(0);
            setEnterWaits(false);
          }}
          onKeyDown={onKeyDown}
          autoComplete="off"
          {...takesCodes}
          spellCheck={false}
          autoFocus
        />
      </div>
      <p id={`${listId}-help`} className={styles.help}>
        {search.help}
      </p>
      {count > 0 && (
        <SearchList id={listId} cases={cases} commands={commands} marked={at} onChoose={choose} />
      )}
      <SearchState view={view} blank={blank} shown={cases.length} />
    </Dialog>
  );
}

function useCommands(rooms: readonly Room[]): readonly CommandChoice[] {
  const { codes, diagnostics, search, selfService, selfTest, shell, update } = useMessages();
  const { scan, verify } = useCodes();
  const { go, route } = useNavigation();
  const lock = useLock();
  const startSelfService = useStartSelfService();
  const mayStart = useMayStartSelfService();
  const { drill, operator } = useSession().session;
  const mayUpdate = !drill && mayCall(callRules.updates.install, operator.role) === 'yes';
  return [
    ...rooms.map(({ id, label, icon, keyHint }) => ({
      id,
      label: id === 'newCase' ? search.newCase : label,
      icon,
      keyHint,
      run: () => go({ room: id }),
    })),
    {
      id: 'scan',
      label: codes.scan,
      icon: <CameraIcon />,
      keyHint: scanKey,
      run: scan,
    },
    {
      id: 'verify',
      label: codes.verify,
      icon: <StampIcon />,
      keyHint: verifyKey,
      run: verify,
    },
    ...(mayStart
      ? [
          {
            id: 'selfService',
            label: selfService.desk.start,
            icon: <PeopleIcon />,
            run: () =>
              startSelfService(
                route.room === 'case'
                  ? { caseId: route.caseId, kind: 'primary' }
                  : { kind: 'primary', asks: true },
              ),
          },
        ]
      : []),
    {
      id: 'selfTest',
      label: selfTest.title,
      icon: <DiskIcon />,
      run: () => go({ room: 'settings', at: 'selfTest' }),
    },
    {
      id: 'diagnostics',
      label: diagnostics.title,
      icon: <ArchiveIcon />,
      run: () => go({ room: 'settings', at: 'diagnostics' }),
    },
    ...(mayUpdate
      ? [
          {
            id: 'update',
            label: update.title,
            icon: <RotateIcon />,
            run: () => go({ room: 'settings', at: 'update' }),
          },
        ]
      : []),
    {
      id: 'lock',
      label: shell.lock,
      icon: <LockIcon />,
      keyHint: 'Ctrl+L',
      run: lock,
    },
  ];
}

/** Opens what the number of a letter belongs to. */
function useByNumber(query: string): readonly CommandChoice[] {
  const messages = useMessages();
  const { openFirst } = useCodes();
  const toast = useToast();
  return numbersIn(query)
    .slice(0, 1)
    .map((number) => ({
      id: 'number',
      label: messages.codes.openNumber(number),
      icon: <DocumentIcon />,
      keyHint: 'Enter',
      run: () =>
        void openFirst([number]).then((error) => {
          if (error === undefined) return;
          const { happened, todo } = errorText(messages, error);
          toast({ tone: 'warning', title: happened, detail: todo }, 'code');
        }),
    }));
}
