/** 由本窗口决定: places left and the way to decide; afterwards where the desk's decision stands with the platform. */
import type { Case } from '../../../shared/domain/case';
import type { DeskDecision } from '../../../shared/domain/desk-decision';
import { openReports } from '../../../shared/domain/desk-standing';
import { mayReview, reviewTaskOf } from '../../../shared/domain/review-task';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { DescriptionList } from '../../ui/data/description-list';
import { StatusBadge } from '../../ui/feedback/status-badge';
import type { Tone } from '../../ui/feedback/tone';
import { StampIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import styles from './decision.module.css';
import { useNavigation } from '../shell/route';
import { DisputeNotice, told } from './dispute-notice';
import { PlacesLeft, useSchoolPlaces } from './places-left';
import { RedecisionSection } from './redecision-section';

/** A platform that decides anew, and what the desk decided; nothing where neither did. */
export function DeskDecisionSection({ current }: { readonly current: Case }) {
  const { redecision } = current;
  return (
    <>
      {redecision !== undefined && <RedecisionSection current={current} redecision={redecision} />}
      <OwnDecision current={current} />
    </>
  );
}

/** Draws nothing for a case whose pack leaves the decision to the platform. */
function OwnDecision({ current }: { readonly current: Case }) {
  const { packs } = useSession();
  const decides = packs.find(current.pack)?.pack.placeNoticeBy === 'desk';
  const last = current.deskDecisions?.at(-1);
  if (reviewTaskOf(current, decides) === 'decide') return <ToDecide current={current} />;
  return last === undefined ? null : <Decided current={current} made={last} />;
}

/** Leads to where the pages are: nobody decides without them. */
function ToDecide({ current }: { readonly current: Case }) {
  const { deskDecision: words } = useMessages();
  const { session } = useSession();
  const { route, go } = useNavigation();
  const schools = useSchoolPlaces(current);
  const may = mayReview(current, 'decide', session.operator);
  const from = route.room === 'case' ? route.from : undefined;
  const read = () => go({ room: 'case', caseId: current.id, view: 'review', from });
  useShortcut('F8', read, may === 'yes');
  return (
    <Section title={words.title} description={words.explain}>
      <PlacesLeft schools={schools} />
      <div className={styles.actions}>
        {may === 'yes' ? (
          <Button variant="primary" size="large" icon={<StampIcon />} keyHint="F8" onPress={read}>
            {words.start}
          </Button>
        ) : (
          <p className={styles.quiet}>{may === 'own' ? words.ownCase : words.forbidden}</p>
        )}
      </div>
    </Section>
  );
}

const tones: { readonly [S in DeskDecision['standing']]: Tone } = {
  waiting: 'info',
  confirmed: 'success',
  disputed: 'danger',
  yielded: 'warning',
  objected: 'warning',
};

function Decided({ current, made }: { readonly current: Case; readonly made: DeskDecision }) {
  const messages = useMessages();
  const { deskDecision: words } = messages;
  const locale = useLocale();
  const { decision, place, platform, standing, settled } = made;
  const [report] = openReports(current);
  return (
    <Section
      title={words.title}
      status={<StatusBadge tone={tones[standing]}>{words.standing[standing]}</StatusBadge>}
    >
      {standing === 'disputed' && platform !== undefined && (
        <DisputeNotice
          current={current}
          decisionId={made.id}
          ours={decision}
          theirs={platform}
          mayAccept={current.archive === undefined}
          says={{
            ...words,
            line: words.disputeLine,
            kept: words.disputeKept,
            reasonHelp: words.settleReasonHelp,
            notes: [],
          }}
        />
      )}
      <DescriptionList
        items={[
          { term: words.outcome, value: told(messages, decision) },
          {
            term: words.whoDecided,
            value: words.decidedBy(made.by, instantText(locale, decision.at)),
          },
          ...(place === undefined
            ? []
            : [
                { term: words.place, value: words.placeNumber(place.quotaId, String(place.place)) },
              ]),
          ...(settled === undefined
            ? []
            : [
                {
                  term: words.settlement,
                  value: words.settled(settled.by, instantText(locale, settled.at), settled.reason),
                },
              ]),
        ]}
      />
      {standing === 'waiting' && <p className={styles.quiet}>{words.waits}</p>}
      {report !== undefined && (
        <p className={styles.quiet}>
          {report.refusal === undefined ? words.reportWaits : words.reportRefused(report.refusal)}
        </p>
      )}
    </Section>
  );
}
