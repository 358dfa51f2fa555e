/** The rooms of the station: their names, keys and counts, and who sees them. */
import type { ReactNode } from 'react';
import { callRules, mayCall, type CallRule } from '../../../shared/ipc/call-rules';
import { useCounters } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { EyeIcon, PlusIcon } from '../../ui/icon/action-icons';
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
import { toActStates } from '../home/list-states';
import { useMessages } from '../language/messages-context';
import { useReviewQueue } from '../review/review-queue';
import { useLine } from './line-status';
import type { Route } from './route';

type RoomId = Exclude<Route['room'], 'case'>;

/** A room of the rail. */
export type Room = NavRoom & { readonly id: RoomId; readonly keyHint: string };

/** In their order; `rule` is that of the call without which there is nothing to see. */
const all: readonly {
  readonly id: RoomId;
  readonly keyHint: string;
  readonly icon: ReactNode;
  readonly rule?: CallRule;
}[] = [
  { id: 'home', keyHint: 'F1', icon: <HomeIcon /> },
  { id: 'newCase', keyHint: 'F2', icon: <PlusIcon /> },
  { id: 'review', keyHint: 'Ctrl+U', icon: <EyeIcon />, rule: callRules.papers.previewLetter },
  { id: 'outbox', keyHint: 'F11', icon: <OutboxIcon /> },
  { id: 'batch', keyHint: 'Ctrl+G', icon: <PeopleIcon />, rule: callRules.batch.list },
  { id: 'guide', keyHint: 'Ctrl+O', icon: <DocumentIcon /> },
  { id: 'check', keyHint: 'Ctrl+E', icon: <ListIcon /> },
  { id: 'archive', keyHint: 'Ctrl+D', icon: <ArchiveIcon />, rule: callRules.audit.read },
  { id: 'audit', keyHint: 'Ctrl+J', icon: <StampIcon />, rule: callRules.audit.read },
  { id: 'statistics', keyHint: 'Ctrl+I', icon: <ChartIcon />, rule: callRules.statistics.read },
  { id: 'classes', keyHint: 'Ctrl+M', icon: <PeopleIcon />, rule: callRules.classes.overview },
  { id: 'settings', keyHint: 'F12', icon: <SettingsIcon /> },
];

/** Those that main would refuse to whoever works here are not among them. */
export function useRooms(): readonly Room[] {
  const { review, shell } = useMessages();
  const { session } = useSession();
  const { status } = useLine();
  const byState = useCounters()?.byState;
  const toAct = toActStates.reduce((sum, state) => sum + (byState?.[state] ?? 0), 0);
  const unsent = status?.unsent ?? 0;
  const { lines, hasMore } = useReviewQueue();
  const waiting = hasMore ? review.waitingMore : review.waiting;
  const counts: { readonly [Id in RoomId]?: Pick<NavRoom, 'count' | 'countsOn' | 'countLabel'> } = {
    home: { count: toAct, countLabel: shell.needsAction(toAct) },
    review: { count: lines.length, countsOn: hasMore, countLabel: waiting(lines.length) },
    outbox: { count: unsent, countLabel: shell.waitingToSend(unsent) },
  };
  const may = (rule: CallRule) => mayCall(rule, session.operator.role) === 'yes';
  return all
    .filter(({ rule }) => rule === undefined || may(rule))
    .map(({ id, keyHint, icon }) => ({ id, keyHint, icon, label: shell[id], ...counts[id] }));
}
