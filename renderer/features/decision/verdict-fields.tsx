/** 决定: the outcome, and the school or the reason that goes with it; all by keyboard. */
import type { Case } from '../../../shared/domain/case';
import { useSession } from '../../session/session-provider';
import { RadioCards } from '../../ui/field/radio-cards';
import { Select } from '../../ui/field/select';
import { TextArea } from '../../ui/field/text-area';
import { useMessages } from '../language/messages-context';
import type { SchoolPlaces } from './use-places';
import { ownWords, type ChosenVerdict } from './verdict';

const outcomes = ['accepted', 'transferred', 'refused'] as const;

/** Asks for one thing after the other. */
export function VerdictFields(props: {
  readonly current: Case;
  /** Schools with a place left. */
  readonly open: readonly SchoolPlaces[];
  readonly chosen: ChosenVerdict;
  readonly onChange: (part: Partial<ChosenVerdict>) => void;
  /** What lacks is said. */
  readonly asked: boolean;
}) {
  const { deskDecision: words, words: common } = useMessages();
  const { packs } = useSession();
  const { current, open, chosen, onChange, asked } = props;
  const { outcome, school, reasonCode, reason } = chosen;
  const reasons = packs.find(current.pack)?.pack.reasonCodes.filter(({ use }) => use === 'refusal');
  return (
    <>
      <RadioCards
        label={words.outcome}
        value={outcome}
        onChange={(value) => onChange({ outcome: value })}
        required
        error={asked && outcome === null ? words.outcomeMissing : undefined}
        cards={outcomes.map((value, index) => ({
          value,
          title: common.outcomes[value],
          keyHint: String(index + 1),
          disabled: value === 'accepted' && open.length === 0,
          ...(value === 'accepted' && open.length === 0 ? { detail: words.noneLeft } : {}),
        }))}
      />
      {outcome === 'accepted' && (
        <RadioCards
          label={words.school}
          value={school}
          onChange={(value) => onChange({ school: value })}
          required
          error={asked && school === null ? words.schoolMissing : undefined}
          cards={open.map(({ code, name, left, places }) => ({
            value: code,
            title: name,
            detail: words.left(left, places),
          }))}
        />
      )}
      {(outcome === 'refused' || outcome === 'transferred') && (
        <>
          <Select
            label={words.reasonCode}
            required
            placeholder={words.reasonChoose}
            value={reasonCode}
            onChange={(value) => onChange({ reasonCode: value })}
            error={asked && reasonCode === null ? words.reasonChoose : undefined}
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
              onChange={(value) => onChange({ reason: value })}
              error={asked && reason.trim() === '' ? words.reasonMissing : undefined}
            />
          )}
        </>
      )}
    </>
  );
}
