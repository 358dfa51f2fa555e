/** The common frame of a case that is at the desk: whose it is, its state, whether it is saved, its steps. */
import type { ReactNode } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import { needsCapture } from '../../../shared/domain/completeness';
import type { FormDraftBinding } from '../../session/form-draft';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { SaveIcon } from '../../ui/icon/action-icons';
import { Screen } from '../../ui/layout/screen';
import { useMessages } from '../language/messages-context';
import { ShowToFamily } from '../family/show-to-family';
import { KinNotices } from '../kin/kin-notices';
import { shownName } from '../language/rare-characters';
import { useArrivalFocus } from '../shell/arrival-focus';
import { ReadingNotice } from '../material/reading-notice';
import { useNavigation, type CaseView } from '../shell/route';
import { ErrorNotice } from '../trouble/error-notice';
import styles from './case.module.css';
import { CaseBadges } from './case-badges';
import { DamageNotice } from './damage';
import { HandedOverNotice, HandOver } from './hand-over';
import { ReopenedReminder } from './reopened-reminder';
import { useCorrection } from './use-correction';

const steps = [
  { view: 'form', key: 'F5' },
  { view: 'capture', key: 'F6' },
  { view: 'inspect', key: 'F7' },
  { view: 'submit', key: 'F10' },
  { view: 'pupil', key: 'F9' },
] as const;

/** Head, steps, work and the row of keys. */
export function CaseScreen(props: {
  readonly current: Case;
  readonly judged: Completeness;
  readonly draft: FormDraftBinding;
  readonly view: CaseView;
  readonly foot?: ReactNode;
  readonly padding?: 'normal' | 'flush';
  /** Takes texts of an earlier case over into the form. */
  readonly onTakeOver?: Parameters<typeof KinNotices>[0]['onTakeOver'];
  readonly children: ReactNode;
}) {
  const { home } = useMessages();
  const { current, draft, judged } = props;
  const name = draft.text('child.name').trim();
  useArrivalFocus(undefined);
  return (
    <Screen
      title={shownName({ home }, name)}
      context={
        <>
          <CaseBadges current={current} />
          {current.caseNumber !== undefined && <span>{current.caseNumber}</span>}
        </>
      }
      actions={
        <>
          <ShowToFamily current={current} draft={draft} judged={judged} />
          <Steps current={current} judged={judged} view={props.view} />
          <HandOver current={current} save={draft.flush} />
        </>
      }
      below={
        <>
          <DamageNotice caseId={current.id} />
          <ErrorNotice error={draft.error} />
          <KinNotices current={current} draft={draft} onTakeOver={props.onTakeOver} />
          <HandedOverNotice current={current} />
          <ReopenedReminder current={current} />
          <CorrectionReminder current={current} />
          {props.view !== 'capture' && props.view !== 'pupil' && (
            <ReadingNotice judged={judged} brief={props.view === 'inspect'} />
          )}
        </>
      }
      foot={
        <>
          {props.foot}
          <SaveMark draft={draft} />
        </>
      }
      padding={props.padding}
    >
      {props.children}
    </Screen>
  );
}

/** The steps; each may be visited at any time, and each says what it still lacks. */
function Steps(props: {
  readonly current: Case;
  readonly judged: Completeness;
  readonly view: CaseView;
}) {
  const { intake } = useMessages();
  const { go } = useNavigation();
  const visit = (view: CaseView) => go({ room: 'case', caseId: props.current.id, view });
  useShortcut(steps[0].key, () => visit('form'));
  useShortcut(steps[1].key, () => visit('capture'));
  useShortcut(steps[2].key, () => visit('inspect'));
  useShortcut(steps[3].key, () => visit('submit'));
  useShortcut(steps[4].key, () => visit('pupil'));
  useShortcut('Esc', () => visit('form'), props.view !== 'form');
  const lacks = lackingIn(props.judged);
  return (
    <nav aria-label={intake.views} className={styles.steps}>
      {steps.map(({ view, key }) => (
        <button
          key={view}
          type="button"
          className={styles.step}
          aria-current={props.view === view ? 'step' : undefined}
          aria-keyshortcuts={key}
          onClick={() => visit(view)}
        >
          <span>{intake[view]}</span>
          {lacks[view] > 0 && <span className={styles.lack}>{intake.missing(lacks[view])}</span>}
          <kbd aria-hidden="true" className={styles.key}>
            {key}
          </kbd>
        </button>
      ))}
    </nav>
  );
}

function lackingIn(judged: Completeness): Record<(typeof steps)[number]['view'], number> {
  const count = (...status: string[]) =>
    judged.requirements.filter((line) => status.includes(line.status)).length;
  return {
    form: judged.fieldProblems.size + judged.mismatches.length + judged.unconfirmed,
    capture: judged.requirements.filter(({ status }) => needsCapture(status)).length,
    inspect: count('notInspected', 'copyOnly', 'doubtful'),
    submit: 0,
    // What the record lacks keeps no case back.
    pupil: 0,
  };
}

/** Whether everything typed is on the disk. */
function SaveMark({ draft }: { readonly draft: FormDraftBinding }) {
  const { shell } = useMessages();
  return (
    <span className={styles.save} role="status">
      {draft.saveState === 'saved' && (
        <StatusBadge tone="neutral" icon={<SaveIcon />}>
          {shell.saved}
        </StatusBadge>
      )}
      {draft.saveState === 'saving' && <StatusBadge tone="neutral">{shell.saving}</StatusBadge>}
      {draft.saveState === 'failed' && (
        <>
          <StatusBadge tone="danger">{shell.notSaved}</StatusBadge>
          <Button size="small" onPress={() => void draft.flush()}>
            {shell.retry}
          </Button>
        </>
      )}
    </span>
  );
}

/** While a correction is worked on: until when, and how to see it whole. */
function CorrectionReminder({ current }: { readonly current: Case }) {
  const correction = useCorrection(current);
  if (correction === undefined) return null;
  const { title, lines } = correction;
  return <Notice tone="warning" live="off" title={title} lines={lines} />;
}
