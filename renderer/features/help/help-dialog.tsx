/** 帮助: what this screen is for, everything else by any words, the keys that work now, and what errors mean. */
import { useState } from 'react';
import { helpTopics, topicsOf, type HelpPage, type HelpTopic } from '../../../shared/help/topics';
import type { ErrorText } from '../../../shared/i18n/error-shape';
import { Button } from '../../ui/action/button';
import { KeyHint } from '../../ui/action/key-hint';
import { TextField } from '../../ui/field/text-field';
import { Tabs } from '../../ui/layout/tabs';
import { DocumentIcon } from '../../ui/icon/thing-icons';
import { Dialog } from '../../ui/overlay/dialog';
import { useMessages } from '../language/messages-context';
import { useLook } from '../look/look-context';
import { useSearch } from '../search/use-search';
import styles from './help.module.css';
import { plainErrors } from './plain-errors';
import { useAllSections, type PlacedSection } from './guide-texts';
import { GuidesView, type OpenReading } from './guides-view';
import type { ScreenKey } from './screen-keys';
import { TourDialog } from './tour-dialog';

type View = 'here' | 'all' | 'keys' | 'errors' | 'guides';
type Keys = { readonly here: readonly ScreenKey[]; readonly rooms: readonly ScreenKey[] };

/** Opens at `page`; `keys` are those of the screen behind it. */
export function HelpDialog(props: {
  readonly page: HelpPage;
  readonly keys: Keys;
  readonly onClose: () => void;
}) {
  const { help, words } = useMessages();
  const [query, setQuery] = useState('');
  const [view, setView] = useState<View>('here');
  const [touring, setTouring] = useState(false);
  const [open, setOpen] = useState<OpenReading>({ reading: 'clerk' });
  const { page } = props;
  const read = (reading: OpenReading) => {
    setQuery('');
    setView('guides');
    setOpen(reading);
  };
  if (touring) return <TourDialog onEnd={props.onClose} />;
  return (
    <Dialog
      open
      size="large"
      title={`${help.title} · ${help.pages[page]}`}
      onClose={props.onClose}
      closeLabel={words.close}
      actions={<Button onPress={() => setTouring(true)}>{help.tour.again}</Button>}
    >
      <div className={styles.stack}>
        <TextField
          label={help.search}
          description={help.searchHelp}
          value={query}
          onChange={setQuery}
          autoComplete="off"
          autoFocus
        />
        {query.trim() !== '' ? (
          <FoundHelp query={query} onRead={read} />
        ) : (
          <Tabs
            label={help.title}
            selected={view}
            onSelect={setView}
            views={[
              {
                id: 'here',
                title: help.views.here,
                content: <Topics topics={topicsOf(page)} open />,
              },
              { id: 'all', title: help.views.all, content: <Topics topics={helpTopics} /> },
              { id: 'keys', title: help.views.keys, content: <KeyMap keys={props.keys} /> },
              { id: 'errors', title: help.views.errors, content: <AllErrors /> },
              {
                id: 'guides',
                title: help.views.guides,
                content: <GuidesView open={open} onOpen={setOpen} />,
              },
            ]}
          />
        )}
      </div>
    </Dialog>
  );
}

function Topics(props: { readonly topics: readonly HelpTopic[]; readonly open?: boolean }) {
  const { help } = useMessages();
  return (
    <div className={styles.topics}>
      {props.topics.map((topic) => (
        <details key={topic} className={styles.topic} open={props.open}>
          <summary>{help.topics[topic].title}</summary>
          <ol className={styles.steps}>
            {help.topics[topic].steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

function Errors({
  errors,
  open,
}: {
  readonly errors: readonly ErrorText[];
  readonly open: boolean;
}) {
  const { help } = useMessages();
  return errors.map(({ happened, safe, todo }) => (
    <details key={happened} className={styles.topic} open={open}>
      <summary>{happened}</summary>
      <p>
        <span className={styles.quiet}>{help.safeLabel}</span>
        {safe}
      </p>
      <p>
        <span className={styles.quiet}>{help.todoLabel}</span>
        {todo}
      </p>
    </details>
  ));
}

function AllErrors() {
  const messages = useMessages();
  return (
    <div className={styles.topics}>
      <p className={styles.quiet}>{messages.help.errorsLead}</p>
      <Errors errors={plainErrors(messages)} open={false} />
    </div>
  );
}

type Found = {
  readonly label: string;
  readonly topic?: HelpTopic;
  readonly error?: ErrorText;
  readonly section?: PlacedSection;
};

/** By any words, pinyin or initials, as everything in the program is found; the text of the guides by its words. */
function FoundHelp(props: {
  readonly query: string;
  readonly onRead: (reading: OpenReading) => void;
}) {
  const { query, onRead } = props;
  const messages = useMessages();
  const sections = useAllSections(useLook().look.locale);
  const { help } = messages;
  const errors = plainErrors(messages);
  const topicLabels = helpTopics.flatMap((topic) => {
    const { title, steps } = help.topics[topic];
    return [title, ...steps].map((label) => ({ label, topic }));
  });
  const errorLabels = errors.map((error) => ({ label: error.happened, error }));
  const sectionLabels = sections.map((section) => ({ label: section.title, section }));
  const labels: readonly Found[] = [...topicLabels, ...errorLabels, ...sectionLabels];
  const search = useSearch(
    query,
    labels.map(({ label }) => label),
  );
  const words = query.trim().toLowerCase();
  // Without an index words are found as they are written: help is wanted most when something does not work.
  const isIndexed = search.progress.phase === 'ready' && search.isCurrent;
  const found = isIndexed
    ? search.labels.flatMap((place) => labels[place] ?? [])
    : labels.filter(({ label }) => label.toLowerCase().includes(words));
  const topics = [...new Set(found.flatMap(({ topic }) => topic ?? []))];
  const ofErrors = found.flatMap(({ error }) => error ?? []);
  const inText = sections.filter(({ text }) => text.toLowerCase().includes(words));
  const read = [...new Set([...found.flatMap(({ section }) => section ?? []), ...inText])];
  const count = topics.length + ofErrors.length + read.length;
  return (
    <div className={styles.topics}>
      <p role="status" className={styles.quiet}>
        {count === 0 ? help.none : help.found(String(count))}
      </p>
      <Topics key={query} topics={topics} open={count < 5} />
      <Errors errors={ofErrors} open={count < 5} />
      <div className={styles.found}>
        {read.map(({ guide, heading, title }) => (
          <Button
            key={`${guide} ${heading}`}
            variant="quiet"
            icon={<DocumentIcon />}
            onPress={() => onRead({ reading: guide, heading })}
          >
            {help.guides.inGuide(help.guides.titles[guide], title)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function KeyMap({ keys }: { readonly keys: Keys }) {
  const { help } = useMessages();
  return (
    <div className={styles.topics}>
      <p className={styles.quiet}>{help.keysLead}</p>
      <KeyTable title={help.keysHere} keys={keys.here} />
      {keys.here.length === 0 && <p>{help.keysNone}</p>}
      <KeyTable title={help.keysRooms} keys={keys.rooms} />
      <p>{help.keysAlways}</p>
    </div>
  );
}

function KeyTable(props: { readonly title: string; readonly keys: readonly ScreenKey[] }) {
  const { help } = useMessages();
  if (props.keys.length === 0) return null;
  return (
    <table className={styles.keys}>
      <caption>{props.title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{help.keyColumn}</th>
          <th scope="col">{help.doesColumn}</th>
        </tr>
      </thead>
      <tbody>
        {props.keys.map(({ keys, does }) => (
          <tr key={keys}>
            <td>
              <KeyHint keys={keys} />
              <span className="visually-hidden">{keys}</span>
            </td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
