/** 好差评 by touch: five levels, reasons with the poor ones, and no keyboard. */
import { ratingLevels } from '../../shared/domain/rating';
import type { FamilySaid } from '../../shared/ipc/family-screen';
import { useMessages } from '../features/language/messages-context';
import { RatingReasons } from '../features/rating/rating-reasons';
import { useRatingChoice } from '../features/rating/use-rating-choice';
import { Button } from '../ui/action/button';
import { RadioCards } from '../ui/field/radio-cards';
import styles from './family.module.css';

/** Nothing is chosen beforehand, and who does not want to rate says nothing (国办发〔2019〕51号). */
export function FamilyRating({ say }: { readonly say: (said: Pick<FamilySaid, 'said'>) => void }) {
  const { family, rating } = useMessages();
  const { level, setLevel, reasons, setReasons, isAsked, said } = useRatingChoice();
  return (
    <section className={styles.rating}>
      <h1>{rating.title}</h1>
      <RadioCards
        label={rating.question}
        description={family.ratingLead}
        size="large"
        value={level}
        onChange={setLevel}
        cards={ratingLevels.map((value) => ({ value, title: rating.levels[value] }))}
      />
      {isAsked && <RatingReasons chosen={reasons} onChange={setReasons} />}
      <div className={styles.buttons}>
        <Button size="large" onPress={() => say({})}>
          {rating.decline}
        </Button>
        <Button
          size="large"
          variant="primary"
          disabled={said === undefined}
          onPress={() => said !== undefined && say({ said })}
        >
          {rating.send}
        </Button>
      </div>
    </section>
  );
}
