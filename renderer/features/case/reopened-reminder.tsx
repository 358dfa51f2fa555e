/** While a submission that was held is put right: what was refused of it, each with the way to it. */
import type { Case } from '../../../shared/domain/case';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { EditIcon } from '../../ui/icon/action-icons';
import { focusField } from '../intake/case-field';
import { useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import styles from './case-page.module.css';
import { fieldRoute, paperRoute } from './fix-row';
import { useTitleOf } from './title-of';

/** Goes with the submission that takes the place of the one before. */
export function ReopenedReminder({ current }: { readonly current: Case }) {
  const { casePage, words } = useMessages();
  const { go } = useNavigation();
  const titleOf = useTitleOf();
  if (current.reopened === undefined) return null;
  const { fields, documents, others } = current.reopened;
  const places = [
    ...fields.map((key) => ({
      key,
      name: words.fields[key].name,
      // In the form already, the way there is no way to anywhere else.
      onFix: () => {
        if (!focusField(key)) go(fieldRoute(current, key));
      },
    })),
    ...documents.map((key) => ({
      key,
      name: titleOf(current, key),
      onFix: () => go(paperRoute(current, key)),
    })),
  ];
  const lines = [
    casePage.reopenedLines(places.map(({ name }) => name).join(words.comma)),
    ...(others > 0 ? [casePage.refusedOthers(others)] : []),
  ];
  return (
    <Notice
      tone="warning"
      live="off"
      title={casePage.reopenedTitle}
      lines={lines}
      actions={
        places.length > 0 && (
          <span className={styles.ways}>
            {places.map(({ key, name, onFix }) => (
              <Button
                key={key}
                size="small"
                icon={<EditIcon />}
                accessibleName={`${casePage.goFixOne} ${name}`}
                onPress={onFix}
              >
                {name}
              </Button>
            ))}
          </span>
        )
      }
    />
  );
}
