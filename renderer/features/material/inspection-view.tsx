/** 核验: the pages at the left, what to look at on the original at the right, one document after the other. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness, RequirementProgress } from '../../../shared/domain/completeness';
import type { CaseDocument } from '../../../shared/domain/document';
import { isInspected } from '../../../shared/domain/document';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { useCaseViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { useToast } from '../../ui/feedback/toast';
import { CameraIcon, ListIcon } from '../../ui/icon/thing-icons';
import { SplitPane } from '../../ui/layout/split-pane';
import { CaseScreen } from '../case/case-screen';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { InspectionForm } from './inspection-form';
import { OwnDoubt, partIn } from './own-doubt';
import { PageViewer } from './page-viewer';
import { ReadingForm } from './reading-form';
import { StepFoot } from './step-foot';

type Captured = RequirementProgress & { readonly document: CaseDocument };

/** Begins with the document asked for, else with the first that is not inspected. */
export function InspectionView(props: {
  readonly current: Case;
  readonly judged: Completeness;
  readonly draft: FormDraftBinding;
  readonly requirementId: string | undefined;
}) {
  const { material } = useMessages();
  const { current, judged, draft } = props;
  const { go } = useNavigation();
  useCaseViewed('inspection', current.id);
  const toast = useToast();
  const captured = judged.requirements.filter(isCaptured);
  const { session } = useSession();
  const [began] = useState(() => {
    const asked = captured.find(({ document }) => partIn(document, session.operator) === 'read');
    return (captured.find(isOpen) ?? asked ?? captured[0])?.requirement.id;
  });
  const wanted = props.requirementId ?? began;
  const index = Math.max(
    0,
    captured.findIndex(({ requirement }) => requirement.id === wanted),
  );
  const line = captured[index];
  const visit = (other: Captured | undefined) => {
    if (other === undefined) return;
    go({ room: 'case', caseId: current.id, view: 'inspect', requirementId: other.requirement.id });
  };
  const step = (by: number) => visit(captured[(index + by + captured.length) % captured.length]);
  const onRecorded = (verdict: string) => {
    if (line === undefined) return;
    toast(
      { tone: 'success', title: material.recorded(line.requirement.title, verdict) },
      'inspect',
    );
    const rest = captured.filter((one) => one !== line && isOpen(one));
    const next = rest.find((one) => captured.indexOf(one) > index) ?? rest[0];
    if (next !== undefined) visit(next);
    else go({ room: 'case', caseId: current.id, view: 'form' });
  };
  return (
    <CaseScreen
      current={current}
      judged={judged}
      draft={draft}
      view="inspect"
      padding="flush"
      foot={<StepFoot caseId={current.id} onStep={step} />}
    >
      {line === undefined ? (
        <EmptyState
          icon={<ListIcon />}
          title={material.inspectNone}
          detail={material.inspectNoneDetail}
          actions={
            <Button
              autoFocus
              icon={<CameraIcon />}
              keyHint="F6"
              onPress={() => go({ room: 'case', caseId: current.id, view: 'capture' })}
            >
              {material.goCapture}
            </Button>
          }
        />
      ) : (
        <SplitPane
          mainLabel={material.pages}
          sideLabel={material.lookAt}
          side={
            <Look
              key={line.document.id}
              caseId={current.id}
              line={line}
              position={material.position(index + 1, captured.length)}
              last={captured.filter((one) => one !== line).every((one) => !isOpen(one))}
              onRecorded={onRecorded}
            />
          }
        >
          <PageViewer
            key={line.document.id}
            caseId={current.id}
            pages={line.document.pages}
            option={line.option}
          />
        </SplitPane>
      )}
    </CaseScreen>
  );
}

/** Inspected, or looked at after somebody else's inspection, or left to others: as the paper stands and who sits here. */
function Look(props: Parameters<typeof InspectionForm>[0]) {
  const { session } = useSession();
  switch (partIn(props.line.document, session.operator)) {
    case 'inspect':
      return <InspectionForm {...props} />;
    case 'read':
      return <ReadingForm {...props} />;
    case 'leave':
      return <OwnDoubt {...props} />;
  }
}

function isCaptured(line: RequirementProgress): line is Captured {
  return line.document !== undefined;
}

/** Also where pages lack or cannot be read: what was seen of the original is recorded all the same, and once. */
function isOpen({ document }: Captured): boolean {
  return !isInspected(document);
}
