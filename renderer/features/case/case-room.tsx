/** One case: its desk views while papers may change, its page once it was handed over. */
import { lazy, useEffect, useEffectEvent, useRef } from 'react';
import type { Case } from '../../../shared/domain/case';
import { useCase } from '../../db/queries';
import { useFormDraft } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { useCaseViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { HomeIcon, DocumentIcon } from '../../ui/icon/thing-icons';
import { IntakeView } from '../intake/intake-view';
import { useMessages } from '../language/messages-context';
import { useReadInBackground } from '../reading/use-reading';
import { useNavigation, type Route } from '../shell/route';
import { useDamage } from '../trouble/integrity';
import { shownView } from './case-view';
import { useJudgement } from './judgement';
import { whoseCase } from './whose-case';
import styles from './case.module.css';

const CaptureRoom = lazy(() =>
  import('../material/capture-room').then((module) => ({ default: module.CaptureRoom })),
);
const InspectionView = lazy(() =>
  import('../material/inspection-view').then((module) => ({ default: module.InspectionView })),
);
const ReadingScreen = lazy(() =>
  import('../material/reading-screen').then((module) => ({ default: module.ReadingScreen })),
);
const SubmitView = lazy(() =>
  import('./submit-view').then((module) => ({ default: module.SubmitView })),
);
const PupilView = lazy(() =>
  import('../pupil/pupil-view').then((module) => ({ default: module.PupilView })),
);
const OthersDraft = lazy(() =>
  import('./others-draft').then((module) => ({ default: module.OthersDraft })),
);
const ReviewPage = lazy(() =>
  import('../review/review-page').then((module) => ({ default: module.ReviewPage })),
);
const CasePage = lazy(() => import('./case-page').then((module) => ({ default: module.CasePage })));

type CaseRoute = Extract<Route, { room: 'case' }>;

/** Reads the case and keeps it live. */
export function CaseRoom({ route }: { readonly route: CaseRoute }) {
  const { casePage, integrity, shell } = useMessages();
  const { go } = useNavigation();
  const { session } = useSession();
  const current = useCase(route.caseId);
  const damage = useDamage(route.caseId);
  useCaseViewed('case', route.caseId);
  if (current === undefined) return <p className={styles.loading}>{shell.loading}</p>;
  if (current === null) {
    return (
      <EmptyState
        icon={<DocumentIcon />}
        title={damage === undefined ? casePage.notFound : integrity.unreadable}
        detail={
          damage === undefined
            ? casePage.notFoundDetail
            : `${integrity.safe.lost}${integrity.todo.lost}`
        }
        actions={
          <Button autoFocus icon={<HomeIcon />} onPress={() => go({ room: 'home' })}>
            {casePage.backHome}
          </Button>
        }
      />
    );
  }
  const { isOthersDraft, mayEdit } = whoseCase(current, session.operator);
  const view = shownView(current, route, session.operator);
  if (view === 'inspect' && (isOthersDraft || !mayEdit)) {
    return <ReadingScreen current={current} requirementId={route.requirementId} />;
  }
  if (isOthersDraft) return <OthersDraft current={current} />;
  if (view === 'review' && current.revision > 0) {
    return <ReviewPage current={current} from={route.from} />;
  }
  return view === 'overview' ? (
    <CasePage current={current} paper={route.paper} from={route.from} />
  ) : (
    <DeskViews current={current} route={route} />
  );
}

function DeskViews({ current, route }: { readonly current: Case; readonly route: CaseRoute }) {
  const draft = useFormDraft(current);
  const judged = useJudgement(current, draft);
  const view = route.view ?? 'form';
  useReadInBackground(current);
  useReturningFocus(view);
  switch (view) {
    case 'capture':
      return (
        <CaptureRoom
          current={current}
          judged={judged}
          draft={draft}
          requirementId={route.requirementId}
        />
      );
    case 'inspect':
      return (
        <InspectionView
          current={current}
          judged={judged}
          draft={draft}
          requirementId={route.requirementId}
        />
      );
    case 'submit':
      return <SubmitView current={current} judged={judged} draft={draft} />;
    case 'pupil':
      return <PupilView current={current} draft={draft} judged={judged} field={route.field} />;
    case 'form':
    case 'overview':
    case 'review':
      return <IntakeView current={current} draft={draft} judged={judged} field={route.field} />;
  }
}

/** Back in the form, the focus is where it was when the form was left. */
function useReturningFocus(view: string): void {
  const leftFrom = useRef<string>(undefined);
  const remember = useEffectEvent((event: FocusEvent) => {
    if (view !== 'form' || !(event.target instanceof HTMLElement)) return;
    // The screen itself takes the focus on arrival, where what had it before is gone: nobody was there.
    const { id } = event.target;
    if (id !== '' && id !== 'main') leftFrom.current = id;
  });
  useEffect(() => {
    const listener = (event: FocusEvent) => remember(event);
    document.addEventListener('focusin', listener);
    return () => document.removeEventListener('focusin', listener);
  }, []);
  useEffect(() => {
    if (view !== 'form' || leftFrom.current === undefined) return;
    document.getElementById(leftFrom.current)?.focus();
  }, [view]);
}
