/** Several views of one thing in one place. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { placeAriaPlaceholder } from '../overlay/aria-placeholder';
import styles from './tabs.module.css';

placeAriaPlaceholder();

/** One view. */
export interface TabView<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly icon?: ReactNode;
  /** Such as how many wait in it. */
  readonly badge?: ReactNode;
  readonly content: ReactNode;
}

/** Arrows move between the views; only the chosen one is in the page. */
export function Tabs<Id extends string>(props: {
  readonly label: string;
  readonly views: readonly TabView<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}) {
  return (
    <AriaTabs
      className={styles.tabs ?? ''}
      selectedKey={props.selected}
      onSelectionChange={(key) => {
        const view = props.views.find(({ id }) => id === key);
        if (view !== undefined) props.onSelect(view.id);
      }}
    >
      <TabList className={styles.list ?? ''} aria-label={props.label}>
        {props.views.map((view) => (
          <Tab key={view.id} id={view.id} className={styles.tab ?? ''}>
            {view.icon}
            <span>{view.title}</span>
            {view.badge}
          </Tab>
        ))}
      </TabList>
      {props.views.map((view) => (
        <TabPanel key={view.id} id={view.id} className={styles.panel ?? ''}>
          {view.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
