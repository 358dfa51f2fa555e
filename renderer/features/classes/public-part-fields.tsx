/** Where the public part of a draw comes from, how many numbers it is, and before when nobody can know it. */
import type { ClassPlan } from '../../../shared/classes/compose-roll';
import { mostNumbers } from '../../../shared/classes/public-part';
import { beijingInstant } from '../../../shared/domain/beijing-time';
import { DateField, writeDate } from '../../ui/field/date-field';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';
import type { PublicPartFields as Typed } from './class-drafts';
import styles from './classes.module.css';

/** A whole number as it is typed. */
export const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined);

/** Of which nothing is typed yet. */
export const noPublicPart: Typed = { source: '', count: '', day: '', time: '' };

/** What of the typed fields can be frozen. */
export function publicPartOf({ source, count, day, time }: Typed) {
  const numbers = whole(count) ?? 0;
  const isCount = numbers >= 1 && numbers <= mostNumbers;
  const knownFrom = beijingInstant(writeDate(day), time.normalize('NFKC').trim());
  const part: Pick<ClassPlan, 'publicSource' | 'publicNumbers' | 'publicKnownFrom'> = {
    publicSource: source.trim(),
    publicNumbers: numbers,
    publicKnownFrom: knownFrom ?? '',
  };
  const isWhole = part.publicSource !== '' && isCount && knownFrom !== undefined;
  return { part, isWhole, isCount, isDated: knownFrom !== undefined };
}

export function PublicPartFields(props: {
  readonly typed: Typed;
  readonly onChange: (part: Partial<Typed>) => void;
  /** Freezing was asked for: what is missing is said. */
  readonly tried: boolean;
}) {
  const { classes: say } = useMessages();
  const { typed, onChange, tried } = props;
  const of = publicPartOf(typed);
  return (
    <>
      <TextField
        label={say.publicSource}
        description={say.publicSourceHelp}
        required
        maxLength={200}
        value={typed.source}
        onChange={(source) => onChange({ source })}
        error={tried && of.part.publicSource === '' ? say.publicSourceMissing : undefined}
      />
      <div className={styles.figures}>
        <TextField
          label={say.publicNumbers}
          description={say.publicNumbersHelp(String(mostNumbers))}
          inputMode="numeric"
          maxLength={2}
          required
          value={typed.count}
          onChange={(count) => onChange({ count })}
          error={tried && !of.isCount ? say.figureWrong : undefined}
        />
        <DateField
          label={say.publicDay}
          required
          value={typed.day}
          onChange={(day) => onChange({ day })}
          error={tried && !of.isDated ? say.publicWhenMissing : undefined}
        />
        <TextField
          label={say.publicTime}
          description={say.publicTimeHelp}
          maxLength={5}
          required
          value={typed.time}
          onChange={(time) => onChange({ time })}
        />
      </div>
    </>
  );
}
