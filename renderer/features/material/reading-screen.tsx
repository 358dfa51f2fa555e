/** 第二人核验 of a case that is not worked on here: a colleague's draft, or one that left the desk. */
import type { Case } from '../../../shared/domain/case';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import { completeness } from '../../../shared/domain/completeness';
import type { CaseDocument } from '../../../shared/domain/document';
import { fieldText } from '../../../shared/domain/form';
import { useSession } from '../../session/session-provider';
import { useCaseViewed } from '../../session/viewed';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { EmptyState } from '../../ui/feedback/empty-state';
import { useToast } from '../../ui/feedback/toast';
import { ListIcon } from '../../ui/icon/thing-icons';
import { Screen } from '../../ui/layout/screen';
import { SplitPane } from '../../ui/layout/split-pane';
import { CaseBadges } from '../case/case-badges';
import { DamageNotice } from '../case/damage';
import { whoseCase } from '../case/whose-case';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useNavigation } from '../shell/route';
import { mayRead } from './reading-section';
import { PageViewer } from './page-viewer';
import { ReadingForm } from './reading-form';

type Captured = RequirementProgress & { readonly document: CaseDocument };

/** The pages at the left, the look at the right; one paper after the other, until none waits. */
export function ReadingScreen(props: {
  readonly current: Case;
  readonly requirementId: string | undefined;
}) {
  const { home, material, secondReading: say } = useMessages();
  const { current } = props;
  const { pack, session } = useSession();
  const { go } = useNavigation();
  const toast = useToast();
  useCaseViewed('inspection', current.id);
  useArrivalFocus(undefined);
  const { operator } = session;
  const back = () => go({ room: 'case', caseId: current.id, view: 'overview' });
  useShortcut('Esc', back);
  const { requirements } = completeness(current, pack.checklistFor(current));
  const waiting = requirements.filter(
    (line): line is Captured =>
      line.document !== undefined && mayRead(current, line.document, operator),
  );
  const line =
    waiting.find(({ requirement }) => requirement.id === props.requirementId) ?? waiting[0];
  const onRecorded = (verdict: string) => {
    if (line === undefined) return;
    const next = waiting.find((one) => one !== line);
    // A colleague's draft is seen no longer once nothing of it waits.
    const leaves = next === undefined && whoseCase(current, operator).isOthersDraft;
    if (leaves) go({ room: 'home' });
    else if (next === undefined) back();
    else {
      go({
        room: 'case',
        caseId: current.id,
        view: 'inspect',
        requirementId: next.requirement.id,
      });
    }
    toast(
      { tone: 'success', title: material.recorded(line.requirement.title, verdict) },
      'second-reading',
    );
  };
  const name = fieldText(current.form, 'child.name');
  return (
    <Screen
      title={shownName({ home }, name)}
      context={<CaseBadges current={current} />}
      below={<DamageNotice caseId={current.id} />}
      actions={
        <Button keyHint="Esc" onPress={back}>
          {say.back}
        </Button>
      }
      padding="flush"
    >
      {line === undefined ? (
        <EmptyState icon={<ListIcon />} title={say.nothing} detail={say.nothingDetail} />
      ) : (
        <SplitPane
          mainLabel={material.pages}
          sideLabel={say.lookAt}
          side={
            <ReadingForm
              key={line.document.id}
              caseId={current.id}
              line={line}
              position={material.position(waiting.indexOf(line) + 1, waiting.length)}
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
    </Screen>
  );
}
