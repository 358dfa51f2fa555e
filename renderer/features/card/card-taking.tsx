/** What a card says beside what stands in the form: nothing is taken over that nobody ticked. */
import { useState } from 'react';
import {
  cardProposals,
  cardWarnings,
  isSafe,
  type CardPerson,
  type CardWarning,
} from '../../../shared/capture/card-proposals';
import type { IdCard } from '../../../shared/capture/id-card';
import { assertNever } from '../../../shared/domain/result';
import type { Case } from '../../../shared/domain/case';
import type { FieldKey } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';
import type { FormDraftBinding } from '../../session/form-draft';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { CheckIcon } from '../../ui/icon/action-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { formOf } from '../case/judgement';
import { useToday } from '../deadlines/use-today';
import { ProposalTable } from '../intake/proposal-table';
import { useMessages } from '../language/messages-context';
import { rareCharacters } from '../language/rare-characters';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './card.module.css';

/** What a dialog about one person's card is told. */
export type CardDialogProps = {
  readonly current: Case;
  readonly draft: FormDraftBinding;
  readonly person: CardPerson;
  readonly onTake: (texts: readonly (readonly [FieldKey, string])[]) => void;
  readonly onClose: () => void;
};

/** The source is in the trail before anything is filled in. */
export function CardTaking(props: CardDialogProps & { readonly card: IdCard }) {
  const messages = useMessages();
  const { reader: words } = messages;
  const { card, current, draft, person, onClose } = props;
  const { bridge } = useSession();
  const toast = useToast();
  const call = useCall();
  const today = useToday();
  const form = formOf(draft.text);
  const warnings = cardWarnings(card, person, form, today);
  const isOther = warnings.some(({ kind }) => kind === 'otherPerson' || kind === 'numberOf');
  const [modern, setModern] = useState<ReadonlySet<FieldKey>>(new Set());
  const proposals = cardProposals(card, person, { ...current, form }).map((one) =>
    one.modern !== undefined && modern.has(one.key)
      ? { ...one, text: one.modern, unsure: false }
      : one,
  );
  const [ticked, setTicked] = useState<ReadonlySet<FieldKey>>(
    // What may be somebody else's card is looked at line by line.
    () => new Set(isOther ? [] : proposals.filter(isSafe).map(({ key }) => key)),
  );
  const open = proposals.filter(({ standing }) => standing !== 'same');
  const taken = open.filter(({ key }) => ticked.has(key));

  const tick = (key: FieldKey, on: boolean) =>
    setTicked((now) => new Set(on ? [...now, key] : [...now].filter((other) => other !== key)));
  const take = async () => {
    if (taken.length === 0) return onClose();
    const fields = taken.map(({ key }) => key);
    const noted = await call.run(() => bridge.reader.taken({ caseId: current.id, person, fields }));
    if (noted === undefined) return;
    props.onTake(taken.map(({ key, text }) => [key, text]));
    toast({ tone: 'success', title: words.taken(taken.length) }, 'card');
    onClose();
  };
  return (
    <WorkDialog
      title={words.title(words.persons[person])}
      size="large"
      cancelLabel={messages.words.cancel}
      onCancel={onClose}
      confirmLabel={taken.length === 0 ? words.nothing : words.confirm(taken.length)}
      onConfirm={() => void take()}
      disabled={taken.length === 0}
      pending={call.pending}
      focus={taken.length === 0 ? 'cancel' : 'confirm'}
    >
      <div className={styles.taking}>
        {warnings.map((warning) => (
          <Notice
            key={warning.kind}
            tone="warning"
            live="off"
            title={warningWords(messages, warning, person)}
          />
        ))}
        <DescriptionList columns={3} items={facts(words, card)} />
        <div className={styles.foot}>
          <p className={styles.quiet}>{words.explain}</p>
          {open.length > 0 && (
            <Button
              size="small"
              icon={<CheckIcon />}
              disabled={open.every(({ key }) => ticked.has(key))}
              onPress={() => setTicked(new Set(open.map(({ key }) => key)))}
            >
              {words.all}
            </Button>
          )}
        </div>
        <ProposalTable
          source={words.onCard}
          proposals={proposals}
          isTicked={({ key }) => ticked.has(key)}
          onTick={({ key }, on) => tick(key, on)}
          onModern={({ key }) => {
            setModern((now) => new Set(now).add(key));
            tick(key, true);
          }}
        />
        {proposals
          .filter(({ unsure }) => unsure)
          .map((one) => (
            <p key={one.key} className={styles.unsure} role="note">
              {words.unsure(rareCharacters(one.text).join(' '))}
            </p>
          ))}
        {open.some(({ ofOther }) => ofOther === true) && (
          <p className={styles.unsure} role="note">
            {words.ofOther}
          </p>
        )}
        <p className={styles.quiet}>{words.photo}</p>
        <ErrorNotice error={call.error} />
      </div>
    </WorkDialog>
  );
}

function facts(words: Messages['reader'], card: IdCard) {
  const { kind, issuer, validFrom, validUntil, latinName, permitNumber } = card;
  const until = validUntil === 'long' ? words.long : (validUntil ?? words.unknown);
  return [
    { term: words.kind, value: words.kinds[kind] },
    { term: words.valid, value: words.validFor(validFrom ?? words.unknown, until) },
    ...(issuer === undefined ? [] : [{ term: words.issuer, value: issuer }]),
    ...(latinName === undefined ? [] : [{ term: words.latinName, value: latinName }]),
    ...(permitNumber === undefined ? [] : [{ term: words.permitNumber, value: permitNumber }]),
  ];
}

function warningWords(
  { reader: { warnings: say, persons } }: Messages,
  warning: CardWarning,
  person: CardDialogProps['person'],
): string {
  switch (warning.kind) {
    case 'expired':
      return say.expired(warning.until);
    case 'notYetValid':
      return say.notYetValid(warning.from);
    case 'numberWrong':
      return say.numberWrong;
    case 'numberSaysOtherBirth':
      return say.numberSaysOtherBirth;
    case 'numberSaysOtherSex':
      return say.numberSaysOtherSex;
    case 'otherPerson':
      return say.otherPerson(persons[person]);
    case 'numberOf':
      return say.numberOf(persons[warning.person]);
    default:
      return assertNever(warning);
  }
}
