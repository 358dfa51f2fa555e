/** Capturing the papers of a case, one checklist line after the other. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness, RequirementProgress } from '../../../shared/domain/completeness';
import { needsCapture } from '../../../shared/domain/completeness';
import type { CaseDocument } from '../../../shared/domain/document';
import type { PageExpectation } from '../../../shared/domain/requirement';
import type { Messages } from '../../../shared/i18n/messages';
import { mandateLineId } from '../../../shared/policy/mandate-line';
import type { FormDraftBinding } from '../../session/form-draft';
import { useCaseViewed } from '../../session/viewed';
import { Checklist, type ChecklistItem } from '../../ui/data/checklist';
import { EmptyState } from '../../ui/feedback/empty-state';
import { RadioCards } from '../../ui/field/radio-cards';
import { PagesIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { SplitPane } from '../../ui/layout/split-pane';
import { MandateButton } from '../batch/mandate-button';
import { CapturePanel } from '../capture/capture-panel';
import { useChosenPaper } from '../capture/chosen-paper';
import { CaseScreen } from '../case/case-screen';
import { useMessages } from '../language/messages-context';
import { MisplacedNotice } from '../reading/misplaced-notice';
import { useNavigation } from '../shell/route';
import styles from './material.module.css';
import { StepFoot } from './step-foot';

/** Begins with the line asked for, else with the first that lacks pages. */
export function CaptureRoom(props: {
  readonly current: Case;
  readonly judged: Completeness;
  readonly draft: FormDraftBinding;
  readonly requirementId: string | undefined;
}) {
  const { material } = useMessages();
  const { current, judged, draft } = props;
  const { go } = useNavigation();
  useCaseViewed('capture', current.id);
  const lines = judged.requirements;
  const [began] = useState(
    () => (lines.find(({ status }) => needsCapture(status)) ?? lines[0])?.requirement.id,
  );
  const wanted = props.requirementId ?? began;
  const index = Math.max(
    0,
    lines.findIndex((line) => line.requirement.id === wanted),
  );
  const line = lines[index];
  const step = (by: number) => {
    const other = lines[(index + by + lines.length) % lines.length];
    if (other === undefined) return;
    go({ room: 'case', caseId: current.id, view: 'capture', requirementId: other.requirement.id });
  };
  return (
    <CaseScreen
      current={current}
      judged={judged}
      draft={draft}
      view="capture"
      padding="flush"
      foot={
        <StepFoot
          caseId={current.id}
          isDone={line !== undefined && !needsCapture(line.status)}
          onStep={step}
        />
      }
    >
      {line === undefined ? (
        <EmptyState icon={<PagesIcon />} title={material.none} />
      ) : (
        <OneRequirement
          key={line.requirement.id}
          current={current}
          line={line}
          lines={lines}
          position={material.position(index + 1, lines.length)}
        />
      )}
    </CaseScreen>
  );
}

function OneRequirement(props: {
  readonly current: Case;
  readonly line: RequirementProgress;
  /** All lines of the checklist. */
  readonly lines: readonly RequirementProgress[];
  readonly position: string;
}) {
  const { batch, material } = useMessages();
  const { line } = props;
  const { requirement, document } = line;
  const { option, progress, choose } = useChosenPaper(line);
  return (
    <SplitPane
      mainLabel={material.captureTitle}
      sideLabel={requirement.title}
      side={
        <div className={styles.side}>
          <div>
            <p className={styles.position}>{props.position}</p>
            <h2 className={styles.title}>{requirement.title}</h2>
            <p>{requirement.reason}</p>
            <p className={styles.quiet}>{material.legalBasis(requirement.legalBasis)}</p>
          </div>
          {requirement.id === mandateLineId && (
            <div>
              <MandateButton of={{ caseId: props.current.id }}>{batch.mandate.print}</MandateButton>
            </div>
          )}
          {requirement.options.length > 1 && (
            <RadioCards
              label={material.which}
              description={document === undefined ? undefined : material.whichLocked}
              value={option.kind}
              onChange={choose}
              disabled={document !== undefined}
              cards={requirement.options.map(({ kind, title }) => ({ value: kind, title }))}
            />
          )}
          <Section title={material.expectedPages}>
            <Checklist
              label={material.expectedPages}
              items={option.pages.map((page) => pageItem(material, page, document))}
            />
          </Section>
        </div>
      }
    >
      <div className={styles.stack}>
        <MisplacedNotice current={props.current} lines={props.lines} />
        <CapturePanel case={props.current} progress={progress} />
      </div>
    </SplitPane>
  );
}

/** How one expected page stands; an optional one that was not captured is simply not needed. */
function pageItem(
  material: Messages['material'],
  { role, title, optional }: PageExpectation,
  document: CaseDocument | undefined,
): ChecklistItem {
  const captured = document?.pages.some((page) => page.role === role) === true;
  if (captured) return { id: role, state: 'done', stateLabel: material.pageCaptured, title };
  return optional === true
    ? {
        id: role,
        state: 'waived',
        stateLabel: material.pageOptional,
        title,
        reason: material.pageOptional,
      }
    : { id: role, state: 'open', stateLabel: material.pageMissing, title };
}
