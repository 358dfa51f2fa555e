/** A colleague's draft as an administrator or auditor sees it: to look at, and to hand over. */
import type { Case } from '../../../shared/domain/case';
import { fieldText } from '../../../shared/domain/form';
import { useFormDraft } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Notice } from '../../ui/feedback/notice';
import { Screen } from '../../ui/layout/screen';
import { SectionStack } from '../../ui/layout/section';
import { SplitPane } from '../../ui/layout/split-pane';
import { useMessages } from '../language/messages-context';
import { shownName } from '../language/rare-characters';
import { mayRead, ReadingSection } from '../material/reading-section';
import { useArrivalFocus } from '../shell/arrival-focus';
import { useNavigation } from '../shell/route';
import { CaseFacts } from './case-facts';
import { CaseBadges } from './case-badges';
import { DamageNotice } from './damage';
import { HandOver } from './hand-over';
import { ParentSummary } from './parent-summary';
import { whoseCase } from './whose-case';
import { WithdrawDraft, WithdrawnNotice } from './withdraw-draft';

/** Whose it is at the left, what is in it at the right. */
export function OthersDraft({ current }: { readonly current: Case }) {
  const { casePage, home, secondReading } = useMessages();
  const { session } = useSession();
  const { go } = useNavigation();
  const draft = useFormDraft(current);
  const { mayGiveAway } = whoseCase(current, session.operator);
  const isAsked = current.documents.some((one) => mayRead(current, one, session.operator));
  const name = fieldText(current.form, 'child.name');
  useArrivalFocus(undefined);
  useShortcut('Esc', () => go({ room: 'home' }));
  return (
    <Screen
      title={shownName({ home }, name)}
      context={<CaseBadges current={current} />}
      below={<DamageNotice caseId={current.id} />}
      actions={
        <>
          <WithdrawDraft current={current} />
          <HandOver current={current} />
          <Button keyHint="Esc" onPress={() => go({ room: 'home' })}>
            {casePage.backHome}
          </Button>
        </>
      }
      padding="flush"
    >
      <SplitPane
        share="halves"
        mainLabel={casePage.title}
        sideLabel={casePage.contents}
        side={<ParentSummary current={current} draft={draft} title={casePage.contents} />}
      >
        <SectionStack>
          <Notice
            tone="info"
            live="off"
            title={casePage.othersDraft(current.owner?.name ?? current.openedBy)}
            lines={[
              mayGiveAway ? casePage.othersDraftGive : casePage.othersDraftLook,
              ...(isAsked ? [secondReading.askedOfYou] : []),
            ]}
          />
          <WithdrawnNotice current={current} />
          <ReadingSection current={current} />
          <CaseFacts current={current} />
        </SectionStack>
      </SplitPane>
    </Screen>
  );
}
