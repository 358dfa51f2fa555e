/** The open station: the frame, the rooms, and the keys that work everywhere. */
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useWorkingSetStatus } from '../../db/queries';
import type { Desk } from '../../session/desk';
import { leaveField } from '../../session/leave-field';
import { SessionProvider, useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { ToastRegion } from '../../ui/feedback/toast';
import { LockIcon } from '../../ui/icon/action-icons';
import { PersonIcon } from '../../ui/icon/thing-icons';
import { IconLabel } from '../../ui/icon/icon-label';
import { AppShell } from '../../ui/layout/app-shell';
import { ClockNotice } from '../audit/clock-notice';
import { DiskNotice } from '../backup/disk-notice';
import { StorageGauges } from '../backup/gauges';
import { StandingProvider } from '../backup/standing';
import { CaseRoom } from '../case/case-room';
import { CodesProvider } from '../codes/codes';
import { FamilyProvider } from '../family/family-context';
import { HelpEntry } from '../help/help-entry';
import { HomeScreen } from '../home/home-screen';
import { NewCaseScreen } from '../intake/new-case-screen';
import { useMessages } from '../language/messages-context';
import { ReviewQueueProvider } from '../review/review-queue';
import { SearchEntry } from '../search/search-entry';
import { SelfServiceProvider } from '../self-service/start-self-service';
import { ErrorNotice } from '../trouble/error-notice';
import { IntegrityProvider } from '../trouble/integrity';
import { ScreenGuard } from '../trouble/screen-guard';
import { LineGauges } from './line-gauge';
import { LineProvider } from './line-status';
import { LockProvider, useLock } from './lock-station';
import { LongWorkProvider } from './long-work';
import { useRooms, type Room } from './rooms';
import { NavigationContext, useNavigation, type Route } from './route';
import { usePasteGuard } from './use-paste-guard';
import styles from './workplace.module.css';
import { PacedProgress } from '../progress/paced-progress';

// With the scanner's words and workers, which the frame does without.
const ScanTroubles = lazy(() =>
  import('../scan/scan-troubles').then((module) => ({ default: module.ScanTroubles })),
);
const OutboxScreen = lazy(() =>
  import('../outbox/outbox-screen').then((module) => ({ default: module.OutboxScreen })),
);
const FirstSheets = lazy(() =>
  import('../recovery/first-sheets').then((module) => ({ default: module.FirstSheets })),
);
const AuditScreen = lazy(() =>
  import('../audit/audit-screen').then((module) => ({ default: module.AuditScreen })),
);
const ArchiveScreen = lazy(() =>
  import('../archive/archive-screen').then((module) => ({ default: module.ArchiveScreen })),
);
const BatchScreen = lazy(() =>
  import('../batch/batch-screen').then((module) => ({ default: module.BatchScreen })),
);
const CheckScreen = lazy(() =>
  import('../pupil/check-screen').then((module) => ({ default: module.CheckScreen })),
);
const GuideScreen = lazy(() =>
  import('../guide/guide-screen').then((module) => ({ default: module.GuideScreen })),
);
const ClassScreen = lazy(() =>
  import('../classes/class-screen').then((module) => ({ default: module.ClassScreen })),
);
const ReviewScreen = lazy(() =>
  import('../review/review-screen').then((module) => ({ default: module.ReviewScreen })),
);
const StatisticsScreen = lazy(() =>
  import('../statistics/statistics-screen').then((module) => ({
    default: module.StatisticsScreen,
  })),
);
const SettingsScreen = lazy(() =>
  import('../settings/settings-screen').then((module) => ({ default: module.SettingsScreen })),
);

/** Everything behind the door; a station `created` just now gets its recovery key first. */
export function Workplace({
  desk,
  created,
  at,
}: {
  readonly desk: Desk;
  readonly created: boolean;
  /** Where to begin; at home when left out. */
  readonly at: Route | undefined;
}) {
  const { shell } = useMessages();
  const [settingUp, setSettingUp] = useState(created);
  const [route, setRoute] = useState<Route>(at ?? { room: 'home' });
  const go = useCallback((to: Route) => {
    leaveField();
    setRoute(to);
  }, []);
  const navigation = useMemo(() => ({ route, go }), [route, go]);
  return (
    <SessionProvider desk={desk}>
      <NavigationContext value={navigation}>
        <LineProvider>
          <StandingProvider>
            <IntegrityProvider>
              <ToastRegion label={shell.messages} dismissLabel={shell.dismiss}>
                <LockProvider>
                  {settingUp ? (
                    <FirstSheets onDone={() => setSettingUp(false)} />
                  ) : (
                    <FamilyProvider>
                      <CodesProvider>
                        <SelfServiceProvider>
                          <ReviewQueueProvider>
                            <LongWorkProvider>
                              <Frame />
                            </LongWorkProvider>
                          </ReviewQueueProvider>
                        </SelfServiceProvider>
                      </CodesProvider>
                    </FamilyProvider>
                  )}
                </LockProvider>
              </ToastRegion>
            </IntegrityProvider>
          </StandingProvider>
        </LineProvider>
      </NavigationContext>
    </SessionProvider>
  );
}

function Frame() {
  const { drill, shell } = useMessages();
  const { session } = useSession();
  const { route, go } = useNavigation();
  const rooms = useRooms();
  useFocusInside(route);
  usePasteGuard();
  return (
    <AppShell
      productName={shell.product}
      navLabel={shell.navigation}
      skipLabel={shell.skip}
      rooms={rooms}
      currentRoom={route.room === 'case' ? (route.from ?? 'home') : route.room}
      onNavigate={(id) => {
        const room = rooms.find((one) => one.id === id);
        if (room !== undefined) go({ room: room.id });
      }}
      topBar={
        <>
          <SearchEntry rooms={rooms} />
          <SchoolName />
        </>
      }
      gauges={
        <>
          <LineGauges />
          <StorageGauges />
        </>
      }
      operator={<OperatorName />}
      railActions={
        <>
          <HelpEntry />
          <LockButton />
        </>
      }
      watermark={session.drill ? drill.watermark : undefined}
      banner={session.drill ? <p className={styles.drill}>{drill.banner}</p> : undefined}
    >
      {rooms.map(({ id, keyHint }) => (
        <RoomKey key={id} id={id} keys={keyHint} />
      ))}
      <DiskNotice />
      <FollowingNotice />
      <ClockNotice />
      <Suspense fallback={null}>
        <ScanTroubles />
      </Suspense>
      <ScreenGuard key={route.room === 'case' ? route.caseId : route.room}>
        <Suspense fallback={<p className={styles.loading}>{shell.loading}</p>}>
          <Screens route={route} />
        </Suspense>
      </ScreenGuard>
    </AppShell>
  );
}

function RoomKey({ id, keys }: { readonly id: Room['id']; readonly keys: string }) {
  const { go } = useNavigation();
  useShortcut(keys, () => go({ room: id }));
  return null;
}

/** Not drawn again with every count of the rail and every word of the line. */
const Screens = memo(function Screens({ route }: { readonly route: Route }) {
  switch (route.room) {
    case 'home':
      return <HomeScreen />;
    case 'newCase':
      return <NewCaseScreen />;
    case 'review':
      return <ReviewScreen />;
    case 'outbox':
      return <OutboxScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'audit':
      return <AuditScreen />;
    case 'archive':
      return <ArchiveScreen />;
    case 'check':
      return <CheckScreen />;
    case 'batch':
      return <BatchScreen />;
    case 'guide':
      return <GuideScreen />;
    case 'statistics':
      return <StatisticsScreen />;
    case 'classes':
      return <ClassScreen />;
    case 'case':
      return <CaseRoom key={route.caseId} route={route} />;
  }
});

/** A new screen takes the focus unless something on it already has. */
function useFocusInside(route: Route): void {
  const place = route.room === 'case' ? `${route.caseId} ${route.view ?? ''}` : route.room;
  useEffect(() => {
    const main = document.getElementById('main');
    if (main !== null && !main.contains(document.activeElement)) main.focus();
  }, [place]);
}

function SchoolName() {
  const { session } = useSession();
  return <span className={styles.school}>{session.school}</span>;
}

function OperatorName() {
  const { words } = useMessages();
  const { session } = useSession();
  return (
    <div className={styles.person}>
      <IconLabel icon={<PersonIcon />}>{session.operator.name}</IconLabel>
      <span className={styles.role}>{words.roles[session.operator.role]}</span>
    </div>
  );
}

function LockButton() {
  const { shell } = useMessages();
  const lock = useLock();
  // Also with a dialog open: whoever is called away does not tidy up first.
  useShortcut('Ctrl+L', lock, true, 'always');
  return (
    <Button size="small" variant="quiet" icon={<LockIcon />} keyHint="Ctrl+L" onPress={lock}>
      {shell.lock}
    </Button>
  );
}

/** Says so while this computer's rows are behind the record. */
function FollowingNotice() {
  const { shell } = useMessages();
  const status = useWorkingSetStatus();
  switch (status.phase) {
    case 'ready':
    case 'closed':
      return null;
    case 'trouble':
      return (
        <div className={styles.notice}>
          <ErrorNotice error={status.error} />
        </div>
      );
    case 'catchingUp':
    case 'rebuilding': {
      const { done, total, phase } = status;
      if (phase === 'catchingUp' && total - done < 200) return null;
      return (
        <div className={styles.notice}>
          <PacedProgress
            label={phase === 'rebuilding' ? shell.rebuilding : shell.catchingUp}
            done={done}
            total={total}
            count={shell.entries(done, total)}
          />
        </div>
      );
    }
  }
}
