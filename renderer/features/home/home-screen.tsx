/** 今日: what to begin, what came back, what is under way, and how much of each. */
import { lazy, Suspense, useState } from 'react';
import { endedStates } from '../../../shared/domain/case-end';
import { useCaseList, useCounters, useWorkingSetStatus, type CaseList } from '../../db/queries';
import { useListViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { PlusIcon } from '../../ui/icon/action-icons';
import { PeopleIcon, ArchiveIcon } from '../../ui/icon/thing-icons';
import { Screen } from '../../ui/layout/screen';
import { Section, SectionStack } from '../../ui/layout/section';
import { Tabs } from '../../ui/layout/tabs';
import { DueSection } from '../deadlines/due-section';
import { DrillHome } from '../drill/drill-home';
import { todayText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { NumbersNotice } from '../numbers/numbers-notice';
import { PacksNotice } from '../policy/packs-notice';
import { RecoveryReminder } from '../recovery/recovery-reminder';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useNavigation } from '../shell/route';
import { TrainingNotice } from '../training/training-notice';
import { CaseCounts } from './case-counts';
import { CaseTable } from './case-table';
import { openStates, toActStates } from './list-states';
import { RecordNotice } from './record-notice';

const TourOffer = lazy(() =>
  import('../help/tour-offer').then((module) => ({ default: module.TourOffer })),
);
const SelfTestNotice = lazy(() =>
  import('../self-test/self-test-notice').then((module) => ({ default: module.SelfTestNotice })),
);
// With the scanner's words and workers, which the first screen does without where nothing waits.
const WaitingPagesHome = lazy(() =>
  import('../scan/waiting-notices').then((module) => ({ default: module.WaitingPagesHome })),
);

/** The room where the day starts. */
export function HomeScreen() {
  const { home } = useMessages();
  const locale = useLocale();
  const { go } = useNavigation();
  useListViewed('home');
  const back = useCaseList({ states: toActStates, inOrderOfStates: true });
  const open = useCaseList({ states: openStates, inOrderOfStates: true });
  useArrivalFocus('[role="grid"]', back.rows.length + open.rows.length > 0);
  return (
    <Screen
      title={home.title}
      context={<time>{todayText(locale)}</time>}
      actions={
        <Button
          variant="primary"
          size="large"
          icon={<PlusIcon />}
          keyHint="F2"
          onPress={() => go({ room: 'newCase' })}
        >
          {home.newCase}
        </Button>
      }
    >
      <SectionStack>
        <DrillHome />
        <RecordNotice />
        <RecoveryReminder />
        <TrainingNotice />
        <NumbersNotice />
        <PacksNotice />
        <Suspense fallback={null}>
          <TourOffer />
          <SelfTestNotice />
        </Suspense>
        <Suspense fallback={null}>
          <WaitingPagesHome />
        </Suspense>
        <CaseCounts />
        <DueSection />
        {back.rows.length > 0 && (
          <Section title={home.actions}>
            <CaseTable label={home.actions} list={back} />
          </Section>
        )}
        <OpenAndFinished open={open} />
      </SectionStack>
    </Screen>
  );
}

function OpenAndFinished({ open }: { readonly open: CaseList }) {
  const { home, shell } = useMessages();
  const { go } = useNavigation();
  const { phase } = useWorkingSetStatus();
  const [view, setView] = useState<'open' | 'finished'>('open');
  const byState = useCounters()?.byState;
  const count = endedStates.reduce((sum, state) => sum + (byState?.[state] ?? 0), 0);
  return (
    <Tabs
      label={home.all}
      selected={view}
      onSelect={setView}
      views={[
        {
          id: 'open',
          title: home.open,
          content: (
            <CaseTable
              label={home.openCases}
              list={open}
              empty={
                <EmptyState
                  icon={<PeopleIcon />}
                  // Rows that are still on their way are no proof that there are none.
                  title={phase === 'ready' ? home.empty : shell.loading}
                  detail={phase === 'ready' ? home.emptyDetail : undefined}
                  actions={
                    <Button
                      icon={<PlusIcon />}
                      keyHint="F2"
                      onPress={() => go({ room: 'newCase' })}
                    >
                      {home.newCase}
                    </Button>
                  }
                />
              }
            />
          ),
        },
        {
          id: 'finished',
          title: `${home.finished} ${count > 0 ? count : ''}`.trim(),
          content: <Finished />,
        },
      ]}
    />
  );
}

/** Read when somebody looks at it: most days nobody does. */
function Finished() {
  const { home } = useMessages();
  return (
    <CaseTable
      label={home.finished}
      list={useCaseList({ states: endedStates })}
      empty={<EmptyState icon={<ArchiveIcon />} title={home.emptyFinished} />}
    />
  );
}
