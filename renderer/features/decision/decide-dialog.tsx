/** The desk's decision: the facts of the second reading, the outcome, the school or the reason, asked for once. */
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Case } from '../../../shared/domain/case';
import { isPaperAsked } from '../../../shared/domain/completeness';
import type { DeskVerdict } from '../../../shared/domain/desk-decision';
import { readingWanted } from '../../../shared/domain/second-reading';
import { useSession } from '../../session/session-provider';
import { useToast } from '../../ui/feedback/toast';
import { Checkbox } from '../../ui/field/checkbox';
import { RadioCards } from '../../ui/field/radio-cards';
import { Select } from '../../ui/field/select';
import { TextArea } from '../../ui/field/text-area';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './decision.module.css';
import { DrawnPapers, lookedAt } from './drawn-papers';
import { ReadingFacts } from './reading-facts';
import type { SchoolPlaces } from './use-places';

type Outcome = DeskVerdict['outcome'];

/** No code of a pack: the reason is written by hand. */
const ownWords = '';

/** Whoever decides has read the facts first, and says so. */
export function DecideDialog(props: {
  readonly current: Case;
  readonly schools: readonly SchoolPlaces[];
  readonly onClose: () => void;
}) {
  const { deskDecision: words, secondReading, words: common } = useMessages();
  const { current, schools, onClose } = props;
  const { commands, packs } = useSession();
  const toast = useToast();
  const call = useCall();
  // Of the question, not of the press: a case decided twice uses one place.
  const [decisionId] = useState(() => newId());
  const open = schools.filter(({ left }) => left > 0);
  const [looked, setLooked] = useState(false);
  const checklist = packs.packOf(current).checklistFor(current);
  const drawn = current.documents.filter(
    (one) => readingWanted(one) === 'drawn' && isPaperAsked(one, checklist),
  );
  const [read, setRead] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [school, setSchool] = useState<string | null>(
    open.length === 1 ? (open[0]?.code ?? null) : null,
  );
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const verdict = verdictOf({ outcome, school, reasonCode, reason });
  const reasons = packs.find(current.pack)?.pack.reasonCodes.filter(({ use }) => use === 'refusal');

  const decide = async (made: DeskVerdict) => {
    const done = await call.run(() =>
      commands.execute({
        name: 'decideAtDesk',
        caseId: current.id,
        decisionId,
        verdict: made,
        ...(drawn.length > 0 ? { read: drawn.map(lookedAt) } : {}),
      }),
    );
    if (done === undefined) return;
    onClose();
    toast({ tone: 'success', title: words.done }, 'decided');
  };
  return (
    <WorkDialog
      title={words.dialog}
      size="large"
      cancelLabel={common.cancel}
      onCancel={onClose}
      confirmLabel={words.decide}
      onConfirm={() => verdict !== undefined && void decide(verdict)}
      disabled={verdict === undefined || !looked || (drawn.length > 0 && !read)}
      pending={call.pending}
    >
      <div className={styles.form}>
        <ReadingFacts current={current} />
        <Checkbox checked={looked} onChange={setLooked} required>
          {words.looked}
        </Checkbox>
        {drawn.length > 0 && (
          <DrawnPapers current={current} drawn={drawn}>
            <Checkbox checked={read} onChange={setRead} required>
              {secondReading.confirmRead}
            </Checkbox>
          </DrawnPapers>
        )}
        <RadioCards<Outcome>
          label={words.outcome}
          value={outcome}
          onChange={setOutcome}
          required
          cards={(['accepted', 'transferred', 'refused'] as const).map((value) => ({
            value,
            title: common.outcomes[value],
            disabled: value === 'accepted' && open.length === 0,
            ...(value === 'accepted' && open.length === 0 ? { detail: words.noneLeft } : {}),
          }))}
        />
        {outcome === 'accepted' && (
          <>
            <RadioCards
              label={words.school}
              value={school}
              onChange={setSchool}
              required
              cards={open.map(({ code, name, left, places }) => ({
                value: code,
                title: name,
                detail: words.left(left, places),
              }))}
            />
            <WhatFollows lines={[words.willDraw, words.willIssue, words.willConfirm]} />
          </>
        )}
        {(outcome === 'refused' || outcome === 'transferred') && (
          <>
            <Select
              label={words.reasonCode}
              required
              placeholder={words.reasonChoose}
              value={reasonCode}
              onChange={setReasonCode}
              options={[
                ...(reasons ?? []).map(({ code, text }) => ({
                  value: code,
                  label: `${code} ${text}`,
                })),
                { value: ownWords, label: words.ownWords },
              ]}
            />
            {reasonCode === ownWords && (
              <TextArea
                label={words.reason}
                required
                maxLength={500}
                value={reason}
                onChange={setReason}
              />
            )}
            <WhatFollows lines={[words.willConfirm]} />
          </>
        )}
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}

function WhatFollows({ lines }: { readonly lines: readonly string[] }) {
  const { deskDecision: words } = useMessages();
  return (
    <div>
      <p>{words.willHold}</p>
      <ul className={styles.plan}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** What was chosen, when it is whole. */
function verdictOf(chosen: {
  readonly outcome: Outcome | null;
  readonly school: string | null;
  readonly reasonCode: string | null;
  readonly reason: string;
}): DeskVerdict | undefined {
  const { outcome, school, reasonCode } = chosen;
  if (outcome === null) return undefined;
  if (outcome === 'accepted') return school === null ? undefined : { outcome, school };
  if (reasonCode === null) return undefined;
  const reason = reasonCode === ownWords ? chosen.reason.trim() : '';
  if (reasonCode === ownWords && reason === '') return undefined;
  return { outcome, reasonCode, reason };
}
