/** 手册: what there is to read and its contents on the left, the text on the right. */
import { useEffect, useMemo, useRef } from 'react';
import {
  addressOf,
  noticesAddress,
  placeOf,
  readings,
  type Reading,
} from '../../../shared/help/readings';
import type { Locale } from '../../../shared/i18n/locale';
import { useSession } from '../../session/session-provider';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { useLook } from '../look/look-context';
import { useAnswer } from '../trouble/use-answer';
import { GuideText, type GuideLinks } from './guide-text';
import { readIn, useText } from './guide-texts';
import styles from './guides.module.css';
import type { GuideSection } from './read-guide';

/** What is open, and at which heading. */
export type OpenReading = { readonly reading: Reading; readonly heading?: string | undefined };

type View = { readonly open: OpenReading; readonly onOpen: (open: OpenReading) => void };

/** Where a reading is fetched from; what the program knows of itself is fetched nowhere. */
function addressFor(reading: Reading, locale: Locale): string | undefined {
  if (reading === 'about') return undefined;
  return reading === 'notices' ? noticesAddress : addressOf(reading, locale);
}

/** Everything lies beside the page: it needs no line. */
export function GuidesView({ open, onOpen }: View) {
  const { help } = useMessages();
  const { look } = useLook();
  const { reading } = open;
  const found = useText(addressFor(reading, look.locale));
  const text = typeof found === 'object' ? found.text : undefined;
  const sections = useMemo(
    () => (text === undefined || reading === 'notices' ? [] : readIn(look.locale, text)),
    [text, reading, look.locale],
  );
  return (
    <div className={styles.room}>
      <nav className={styles.contents} aria-label={help.guides.contents}>
        <ul>
          {readings.map((one) => (
            <li key={one}>
              <button
                type="button"
                className={styles.entry}
                aria-current={one === reading ? 'page' : undefined}
                onClick={() => onOpen({ reading: one })}
              >
                {help.guides.titles[one]}
              </button>
              {one === reading && <Parts sections={sections} open={open} onOpen={onOpen} />}
            </li>
          ))}
        </ul>
      </nav>
      <article className={styles.text} aria-label={help.guides.titles[reading]}>
        {found === 'missing' && (
          <Notice tone="danger" title={help.guides.missing} lines={[help.guides.missingTodo]} />
        )}
        {reading === 'about' && <About />}
        {reading === 'notices' && text !== undefined && <Notices text={text} />}
        <Sections sections={sections} open={open} onOpen={onOpen} />
      </article>
    </div>
  );
}

type Read = View & { readonly sections: readonly GuideSection[] };

/** The parts of what is open, below its title. */
function Parts({ sections, open, onOpen }: Read) {
  const parts = sections.filter(({ depth }) => depth === 2);
  if (parts.length === 0) return null;
  return (
    <ul>
      {parts.map(({ heading, title }) => (
        <li key={heading}>
          <button
            type="button"
            className={styles.part}
            onClick={() => onOpen({ reading: open.reading, heading })}
          >
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

const picture = /^\.\.\/pictures\/([a-z-]+\.png)$/;

function Sections({ sections, open, onOpen }: Read) {
  const links: GuideLinks = {
    follow: (href) => {
      const [, heading] = /^#(.+)$/.exec(href) ?? [];
      if (heading !== undefined) return () => onOpen({ reading: open.reading, heading });
      const place = placeOf(href);
      return place && (() => onOpen({ reading: place.guide, heading: place.heading }));
    },
    pictureOf: (href) => {
      const name = picture.exec(href)?.[1];
      return name === undefined ? undefined : `/guides/pictures/${name}`;
    },
  };
  return sections.map((section) => (
    <Section key={section.heading} section={section} links={links} open={open} />
  ));
}

function Section(props: {
  readonly section: GuideSection;
  readonly links: GuideLinks;
  readonly open: OpenReading;
}) {
  const { section, links, open } = props;
  const { heading, title, depth, content } = section;
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (open.heading !== heading) return;
    ref.current?.scrollIntoView({ block: 'start' });
    ref.current?.focus({ preventScroll: true });
    // Whoever chooses the same heading once more is led there once more.
  }, [open, heading]);
  const Heading = depth === 1 ? 'h3' : depth === 2 ? 'h4' : 'h5';
  return (
    <section>
      <Heading ref={ref} tabIndex={-1} className={styles.heading} data-depth={depth}>
        {title}
      </Heading>
      <GuideText tokens={content} links={links} />
    </section>
  );
}

/** Packages stand one after the other, each below a rule, its name and its licence. */
const betweenPackages = /^-{80}\n/m;

function Notices({ text }: { readonly text: string }) {
  const { help } = useMessages();
  const [head = '', ...packages] = text.split(betweenPackages);
  return (
    <section>
      <h3 className={styles.heading} data-depth={1}>
        {help.guides.titles.notices}
      </h3>
      <p className={styles.lines}>{head.trim()}</p>
      {packages.map((one) => {
        const [name = '', licence = '', ...lines] = one.split('\n');
        return (
          <details key={name} className={styles.notice}>
            <summary>
              {name} <span className={styles.quiet}>{licence}</span>
            </summary>
            <p className={styles.lines} lang="en">
              {lines.join('\n').trim()}
            </p>
          </details>
        );
      })}
    </section>
  );
}

function About() {
  const { help, settings, shell } = useMessages();
  const { bridge, session } = useSession();
  const version = useAnswer(bridge.station.status, undefined).value?.version ?? '';
  return (
    <section>
      <h3 className={styles.heading} data-depth={1}>
        {help.guides.titles.about}
      </h3>
      <DescriptionList
        items={[
          { term: help.guides.program, value: shell.product },
          { term: settings.version, value: version },
          { term: settings.stationCode, value: session.stationCode },
          { term: help.guides.licence, value: help.guides.licenceLine },
          { term: help.guides.titles.notices, value: help.guides.noticesLine },
          { term: help.guides.support, value: help.guides.supportLine },
        ]}
      />
    </section>
  );
}
