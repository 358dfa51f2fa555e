/** The rooms of the station: their names, keys and counts, and who sees them. */
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import { useCounters } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { PlusIcon } from '../../ui/icon/action-icons';
import {
  ArchiveIcon,
  ChartIcon,
  DocumentIcon,
  HomeIcon,
  ListIcon,
  OutboxIcon,
  PeopleIcon,
  SettingsIcon,
  StampIcon,
} from '../../ui/icon/thing-icons';
import type { NavRoom } from '../../ui/layout/nav-rail';
import { useMessages } from '../language/messages-context';
import { useLine } from './line-status';

export const roomKeys = {
  home: 'F1',
  newCase: 'F2',
  outbox: 'F11',
  settings: 'F12',
  audit: 'Ctrl+J',
  archive: 'Ctrl+D',
  check: 'Ctrl+E',
  batch: 'Ctrl+G',
  statistics: 'Ctrl+I',
  guide: 'Ctrl+O',
  classes: 'Ctrl+M',
} as const;

/** The rooms of the rail, in their order; those that main would refuse to whoever works here are not among them. */
export function useRooms() {
  const { shell } = useMessages();
  const { status } = useLine();
  const byState = useCounters()?.byState;
  const toAct = (byState?.decided ?? 0) + (byState?.correctionAsked ?? 0) + (byState?.held ?? 0);
  const unsent = status?.unsent ?? 0;
  const mayAudit = useMayAudit();
  const mayBatch = useMayBatch();
  const maySeeStatistics = useMaySeeStatistics();
  const maySeeClasses = useMaySeeClasses();
  return [
    {
      id: 'home',
      label: shell.home,
      icon: <HomeIcon />,
      keyHint: roomKeys.home,
      count: toAct,
      countLabel: shell.needsAction(toAct),
    },
    { id: 'newCase', label: shell.newCase, icon: <PlusIcon />, keyHint: roomKeys.newCase },
    {
      id: 'outbox',
      label: shell.outbox,
      icon: <OutboxIcon />,
      keyHint: roomKeys.outbox,
      count: unsent,
      countLabel: shell.waitingToSend(unsent),
    },
    ...(mayBatch
      ? [
          {
            id: 'batch',
            label: shell.batch,
            icon: <PeopleIcon />,
            keyHint: roomKeys.batch,
          } as const,
        ]
      : []),
    { id: 'guide', label: shell.guide, icon: <DocumentIcon />, keyHint: roomKeys.guide },
    { id: 'check', label: shell.check, icon: <ListIcon />, keyHint: roomKeys.check },
    ...(mayAudit
      ? [
          {
            id: 'archive',
            label: shell.archive,
            icon: <ArchiveIcon />,
            keyHint: roomKeys.archive,
          } as const,
          {
            id: 'audit',
            label: shell.audit,
            icon: <StampIcon />,
            keyHint: roomKeys.audit,
          } as const,
        ]
      : []),
    ...(maySeeStatistics
      ? [
          {
            id: 'statistics',
            label: shell.statistics,
            icon: <ChartIcon />,
            keyHint: roomKeys.statistics,
          } as const,
        ]
      : []),
    ...(maySeeClasses
      ? [
          {
            id: 'classes',
            label: shell.classes,
            icon: <PeopleIcon />,
            keyHint: roomKeys.classes,
          } as const,
        ]
      : []),
    { id: 'settings', label: shell.settings, icon: <SettingsIcon />, keyHint: roomKeys.settings },
  ] as const satisfies readonly NavRoom[];
}

/** Main refuses the trail to everybody else; they do not even see its room. */
export function useMayAudit(): boolean {
  const { session } = useSession();
  return mayCall(callRules.audit.read, session.operator.role) === 'yes';
}

/** Batches are for agents, and for the administrator who may do what they may. */
export function useMayBatch(): boolean {
  const { session } = useSession();
  return mayCall(callRules.batch.list, session.operator.role) === 'yes';
}

/** Lists of a whole school are for those who answer for it. */
export function useMaySeeClasses(): boolean {
  const { session } = useSession();
  return mayCall(callRules.classes.overview, session.operator.role) === 'yes';
}

/** Figures of the whole station are for those who answer for it. */
export function useMaySeeStatistics(): boolean {
  const { session } = useSession();
  return mayCall(callRules.statistics.read, session.operator.role) === 'yes';
}
