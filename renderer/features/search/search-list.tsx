/** The rows of the search: cases first, rooms and commands after them. */
import { useEffect, useRef } from 'react';
import type { FoundCase } from '../../../shared/search/case-index';
import { KeyHint } from '../../ui/action/key-hint';
import { IconLabel } from '../../ui/icon/icon-label';
import { DamageBadge } from '../case/damage';
import { StateBadge } from '../case/state-badge';
import { spelledName } from '../language/rare-characters';
import { useMessages } from '../language/messages-context';
import { reasonText, type CommandChoice } from './choices';
import styles from './search.module.css';

/** Draws the rows; the field keeps the focus and says which row is marked. */
export function SearchList(props: {
  readonly id: string;
  readonly cases: readonly FoundCase[];
  readonly commands: readonly CommandChoice[];
  /** Counted over cases and commands together. */
  readonly marked: number;
  readonly onChoose: (place: number) => void;
}) {
  const { search } = useMessages();
  const { id, cases, commands, marked, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [marked, cases, commands]);
  const option = (place: number) => ({
    id: optionId(id, place),
    role: 'option',
    className: styles.option,
    'aria-selected': place === marked,
    onClick: () => onChoose(place),
  });
  return (
    <div ref={list} id={id} role="listbox" aria-label={search.results} className={styles.list}>
      {cases.length > 0 && (
        <div role="group" aria-labelledby={`${id}-cases`}>
          <div id={`${id}-cases`} className={styles.group}>
            {search.cases}
          </div>
          {cases.map((found, place) => (
            <div key={found.id} {...option(place)}>
              <CaseLine found={found} />
            </div>
          ))}
        </div>
      )}
      {commands.length > 0 && (
        <div role="group" aria-labelledby={`${id}-rooms`}>
          <div id={`${id}-rooms`} className={styles.group}>
            {search.rooms}
          </div>
          {commands.map((command, place) => (
            <div key={command.id} {...option(cases.length + place)}>
              <IconLabel icon={command.icon}>{command.label}</IconLabel>
              {command.keyHint !== undefined && <KeyHint keys={command.keyHint} />}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** The element of a row, for the field's `aria-activedescendant`. */
export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

function CaseLine({ found }: { readonly found: FoundCase }) {
  const messages = useMessages();
  const { home, words } = messages;
  const name = found.texts['child.name'];
  const reason = reasonText(messages, found);
  return (
    <>
      <span className={styles.who}>
        <span className={name === undefined ? styles.quiet : styles.name}>
          {name === undefined ? home.unnamed : spelledName(name)}
        </span>
        {reason !== undefined && <span className={styles.quiet}>{reason}</span>}
      </span>
      <span className={styles.quiet}>{words.groups[found.group].title}</span>
      <span className={styles.number}>{found.texts.caseNumber ?? home.noNumber}</span>
      <DamageBadge caseId={found.id} />
      <StateBadge state={found.state} />
    </>
  );
}
