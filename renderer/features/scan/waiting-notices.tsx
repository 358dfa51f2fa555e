/** Scanned pages that no document has, told where a clerk looks anyway: on the first screen, and before a case is sent. */
import { isAllowed } from '../../../shared/domain/command';
import { fieldText } from '../../../shared/domain/form';
import type { KeptPage } from '../../../shared/ipc/calls/scanners';
import { useCase } from '../../db/queries';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { spelledName } from '../language/rare-characters';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { DiscardPages } from './discard-pages';
import styles from './scan.module.css';
import { useScanTexts } from './scan-texts';
import type { WaitingCase } from './use-waiting-pages';
import { useWaitingPages } from './use-waiting-pages';

/** So that the notice leaves room for the day's work; the others follow when these are done with. */
const mostShown = 5;

/** On the first screen: every case with such pages, each with the way to its papers. Nothing when there are none. */
export function WaitingPagesHome() {
  const text = useScanTexts().waiting;
  const { waiting, lookAgain } = useWaitingPages();
  if (waiting.length === 0) return null;
  const more = waiting.length - mostShown;
  return (
    <Notice
      tone="warning"
      title={text.title(countOf(waiting), waiting.length)}
      lines={[text.notInBackup]}
    >
      <ul className={styles.waiting} aria-label={text.cases}>
        {waiting.slice(0, mostShown).map((one) => (
          <WaitingRow key={one.caseId} one={one} onGone={lookAgain} />
        ))}
      </ul>
      {more > 0 && <p>{text.more(more)}</p>}
    </Notice>
  );
}

function WaitingRow({ one, onGone }: { readonly one: WaitingCase; readonly onGone: () => void }) {
  const text = useScanTexts().waiting;
  const { home, words } = useMessages();
  const { session } = useSession();
  const { go } = useNavigation();
  const { caseId, pages } = one;
  const current = useCase(caseId);
  const name = (current && fieldText(current.form, 'child.name')) || home.unnamed;
  const mayFile = !current || isAllowed('addPage', current.state, session.operator.role) === 'yes';
  return (
    <li className={styles.waitingCase}>
      <span className={styles.waitingName}>
        <strong>{spelledName(name)}</strong>
        {current && <span className={styles.line}>{words.kinds[current.kind]}</span>}
        <span>{text.pages(pages.length)}</span>
        {!mayFile && (
          <span className={styles.line}>
            {current.state === 'withdrawn' ? text.withdrawn : text.sentAlready}
          </span>
        )}
      </span>
      <span className={styles.waitingActions}>
        <Button
          size="small"
          accessibleName={`${mayFile ? text.file : text.open} ${name}`}
          onPress={() => go(mayFile ? wayTo(caseId, pages) : { room: 'case', caseId })}
        >
          {mayFile ? text.file : text.open}
        </Button>
        <DiscardPages caseId={caseId} pages={pages} of={name} size="small" onGone={onGone} />
      </span>
    </li>
  );
}

/** Before one case is sent; it may be sent all the same, without these pages. */
export function WaitingPagesOfCase(props: {
  readonly caseId: string;
  readonly pages: readonly KeptPage[];
  readonly onGone: () => void;
}) {
  const { waiting: text } = useScanTexts();
  const { go } = useNavigation();
  const { caseId, pages, onGone } = props;
  if (pages.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={text.titleOfCase(pages.length)}
      lines={[text.notSent, text.notInBackup]}
      actions={
        <>
          <Button onPress={() => go(wayTo(caseId, pages))}>{text.file}</Button>
          <DiscardPages caseId={caseId} pages={pages} onGone={onGone} />
        </>
      }
    />
  );
}

function countOf(waiting: readonly WaitingCase[]): number {
  return waiting.reduce((sum, { pages }) => sum + pages.length, 0);
}

/** The checklist line that the first of them was scanned for. */
function wayTo(caseId: string, [first]: readonly KeptPage[]) {
  const place = { room: 'case', caseId, view: 'capture' } as const;
  return first === undefined ? place : { ...place, requirementId: first.requirementId };
}
