/** The live checklist: what is needed, why, what is still missing; the side that a parent may read. */
import type { Case } from '../../../shared/domain/case';
import type { Completeness, RequirementProgress } from '../../../shared/domain/completeness';
import { needsCapture } from '../../../shared/domain/completeness';
import type { Page } from '../../../shared/domain/document';
import type { FieldKey } from '../../../shared/domain/form';
import { blockingFaults } from '../../../shared/domain/page-judgement';
import type { Messages } from '../../../shared/i18n/messages';
import { readingWanted } from '../../../shared/domain/second-reading';
import { optionOf } from '../../../shared/policy/pack-option';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Checklist, type ChecklistItem, type ChecklistState } from '../../ui/data/checklist';
import { Section } from '../../ui/layout/section';
import { MissingNotice } from '../case/missing-notice';
import { useLocale, useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { ChecksSection } from '../verification/checks-section';
import { VerificationSection } from '../verification/verification-section';
import { waivedItems } from '../verification/waived-items';
import { ChangeGroup } from './change-group';
import { ChangeKind } from './kind-question';
import styles from './intake.module.css';

/** Count, group and lines; every line leads to where it is settled. */
export function ChecklistSide(props: {
  readonly current: Case;
  /** The same with what is typed and not yet saved. */
  readonly typed: Case;
  readonly judged: Completeness;
  readonly onCheck: () => void;
  readonly save: () => Promise<boolean>;
  /** Puts the focus on a field. */
  readonly onField: (key: FieldKey | undefined) => void;
}) {
  const messages = useMessages();
  const { intake, verification, words } = messages;
  const { current, judged } = props;
  const locale = useLocale();
  const { pack } = useSession();
  const { go } = useNavigation();
  const fieldsOpen = judged.fieldProblems.size;
  const items = judged.requirements.map((line) =>
    itemOf(messages, line, askedBack(current, line.requirement.id), () => {
      const view = needsCapture(line.status) ? 'capture' : 'inspect';
      go({ room: 'case', caseId: current.id, view, requirementId: line.requirement.id });
    }),
  );
  const waived = waivedItems(messages, locale, props.typed, pack.checklistFor(props.typed)).map(
    ({ id, title, reason, evidence }): ChecklistItem => ({
      id,
      state: 'waived',
      stateLabel: verification.waived,
      title,
      reason: (
        <>
          <span className={styles.status}>{[verification.waived, ...evidence].join(' · ')}</span>
          <span className={styles.reason}>{reason}</span>
        </>
      ),
    }),
  );
  return (
    <div className={styles.side}>
      <div className={styles.summary}>
        <Standing current={current} openCount={judged.openCount} />
        <ChangeKind current={current} />
        <div className={styles.group}>
          <span>{words.groups[current.group].title}</span>
          <ChangeGroup current={current} />
        </div>
      </div>
      <Section
        title={intake.materials}
        status={<span className={styles.quiet}>{intake.materialsCount(items.length)}</span>}
      >
        <Checklist label={intake.materials} items={[...items, ...waived]} />
        <div>
          <MissingNotice current={current} judged={judged} save={props.save} />
        </div>
      </Section>
      <ChecksSection
        current={props.typed}
        onField={({ fields: [first] }) => props.onField(first)}
      />
      <VerificationSection current={props.typed} save={props.save} />
      <SetAside current={current} judged={judged} />
      <Section title={intake.fields}>
        <Checklist
          label={intake.fields}
          items={[
            {
              id: 'fields',
              state: fieldsOpen === 0 ? 'done' : 'open',
              stateLabel: fieldsOpen === 0 ? words.requirementStatus.done : intake.fields,
              title: fieldsOpen === 0 ? intake.fieldsDone : intake.fieldsOpen(fieldsOpen),
              action: (
                <Button size="small" keyHint="F8" onPress={props.onCheck}>
                  {intake.check}
                </Button>
              ),
            },
          ]}
        />
      </Section>
    </div>
  );
}

/** Papers that were captured and are not asked for any more: to be seen, so that nobody thinks them lost. */
function SetAside(props: { readonly current: Case; readonly judged: Completeness }) {
  const { current, judged } = props;
  const { intake } = useMessages();
  const { packs } = useSession();
  if (judged.setAside.length === 0) return null;
  const { pack } = packs.packOf(current);
  return (
    <Section title={intake.setAside} description={intake.setAsideExplain}>
      <ul className={styles.setAside}>
        {judged.setAside.map((document) => (
          <li key={document.id}>
            <span>{optionOf(pack, document)?.title ?? document.kind}</span>
            <span className={styles.quiet}>{intake.setAsidePages(document.pages.length)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The one line a parent looks for. */
function Standing(props: { readonly current: Case; readonly openCount: number }) {
  const { intake } = useMessages();
  const { openCount, current } = props;
  const complete = openCount === 0;
  return (
    <p className={styles.count} role="status" data-complete={complete || undefined}>
      {!complete
        ? intake.missing(openCount)
        : current.state === 'correctionAsked'
          ? intake.correctNow
          : intake.complete}
    </p>
  );
}

function itemOf(
  { intake, secondReading, words }: Messages,
  { requirement, status, missingPages, faultyPages, document }: RequirementProgress,
  asked: string | undefined,
  onOpen: () => void,
): ChecklistItem {
  const missing = missingPages.map(({ title }) => title).join(words.comma);
  const wanted = document === undefined ? undefined : readingWanted(document);
  const facts = [
    words.requirementStatus[status],
    wanted === undefined ? '' : secondReading.wanted[wanted],
    status === 'missing' && requirement.options.length > 1
      ? intake.oneOf(requirement.options.length)
      : '',
    status === 'pagesMissing' ? intake.missingPages(missing) : '',
    status === 'pagesFaulty' ? faultsOf(words, faultyPages) : '',
    status === 'notInspected' ? intake.capturedPages(document?.pages.length ?? 0) : '',
  ].filter((fact) => fact !== '');
  return {
    id: requirement.id,
    state: stateOf(status),
    stateLabel: words.requirementStatus[status],
    title: requirement.title,
    reason: (
      <>
        <span className={styles.status}>{facts.join(' · ')}</span>
        {asked !== undefined && <span className={styles.asked}>{intake.platformSays(asked)}</span>}
        {status !== 'done' && <span className={styles.reason}>{requirement.reason}</span>}
      </>
    ),
    action: (
      <Button
        id={`requirement-${requirement.id}`}
        size="small"
        variant={status === 'done' ? 'quiet' : 'secondary'}
        accessibleName={`${actionWord(intake, status)} ${requirement.title}`}
        onPress={onOpen}
      >
        {actionWord(intake, status)}
      </Button>
    ),
  };
}

/** Each fault once, however many pages have it. */
function faultsOf({ pageFaults, comma }: Messages['words'], pages: readonly Page[]): string {
  const faults = new Set(pages.flatMap(blockingFaults));
  return [...faults].map((fault) => pageFaults[fault]).join(comma);
}

/** What the platform said about a paper it wants again. */
function askedBack({ decision }: Case, requirementId: string): string | undefined {
  if (decision?.outcome !== 'correction') return undefined;
  return decision.correction?.documents.find((one) => one.requirementId === requirementId)?.reason;
}

function actionWord(intake: Messages['intake'], status: RequirementProgress['status']): string {
  switch (status) {
    case 'missing':
      return intake.captureNow;
    case 'pagesMissing':
      return intake.addPages;
    case 'pagesFaulty':
      return intake.shootAgain;
    case 'notInspected':
    case 'copyOnly':
    case 'doubtful':
      return intake.inspectNow;
    case 'done':
      return intake.look;
  }
}

function stateOf(status: RequirementProgress['status']): ChecklistState {
  switch (status) {
    case 'missing':
      return 'open';
    case 'pagesMissing':
    case 'notInspected':
      return 'attention';
    case 'pagesFaulty':
    case 'copyOnly':
    case 'doubtful':
      return 'problem';
    case 'done':
      return 'done';
  }
}
