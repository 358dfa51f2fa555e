/** The list that drops from a select. */
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { CheckIcon } from '../icon/action-icons';
import styles from './option-list.module.css';

/** One thing to choose. */
export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter word such as a code. */
  readonly detail?: string | undefined;
  /** More words under which a combo field finds it, such as pinyin and initials. */
  readonly keywords?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** Draws the options in a layer of their own, as wide as the field at least. */
export function OptionList<Value extends string>(props: {
  readonly options: readonly Option<Value>[];
}) {
  return (
    <Popover className={styles.layer ?? ''} offset={4}>
      <ListBox className={styles.list ?? ''} items={props.options}>
        {(option: Option<Value>) => (
          <ListBoxItem
            id={option.value}
            textValue={option.label}
            isDisabled={option.disabled ?? false}
            className={styles.option ?? ''}
          >
            {({ isSelected }) => (
              <>
                <span className={styles.tick}>{isSelected && <CheckIcon />}</span>
                <span className={styles.words}>{option.label}</span>
                {option.detail !== undefined && (
                  <span className={styles.detail}>{option.detail}</span>
                )}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
