/** What a family sees across the counter: a welcome, its case to read through, or the question how it was served. */
import { useEffect, useState } from 'react';
import type { FamilyBridge, FamilyView } from '../../shared/ipc/family-screen';
import { familyViewSchema } from '../../shared/ipc/family-screen';
import { LanguageMissing } from '../features/language/language-missing';
import { LanguageProvider, useLocale, useMessages } from '../features/language/messages-context';
import { Checklist } from '../ui/data/checklist';
import { DescriptionList } from '../ui/data/description-list';
import styles from './family.module.css';
import { FamilyRating } from './family-rating';

/** Nothing at all until main says something: a locked station puts nothing before anybody. */
export function FamilyPage({ bridge }: { readonly bridge: FamilyBridge }) {
  const view = useView(bridge);
  if (view === undefined) return <main className={styles.page} />;
  return (
    <LanguageProvider locale={view.locale}>
      <FamilyScreen view={view} bridge={bridge} />
    </LanguageProvider>
  );
}

type Seen = { readonly view: FamilyView; readonly bridge: FamilyBridge };

/** What it says of itself is what its words are in, whatever was chosen. */
export function FamilyScreen({ view, bridge }: Seen) {
  return (
    <main className={styles.page} lang={useLocale()}>
      <Head school={view.school} drill={view.drill} />
      <LanguageMissing to="family" />
      <Shown view={view} bridge={bridge} />
    </main>
  );
}

function useView(bridge: FamilyBridge): FamilyView | undefined {
  const [view, setView] = useState<FamilyView>();
  useEffect(() => {
    let told = false;
    const take = (said: unknown) => {
      const parsed = familyViewSchema.safeParse(said);
      setView(parsed.success ? parsed.data : undefined);
    };
    const silence = bridge.onShow((said) => {
      told = true;
      take(said);
    });
    // News may overtake the answer, which is older then.
    void bridge.ask().then((said) => {
      if (!told) take(said);
    });
    return silence;
  }, [bridge]);
  return view;
}

function Head({ school, drill }: { readonly school: string; readonly drill: boolean }) {
  const { drill: words } = useMessages();
  return (
    <header className={styles.head}>
      <span className={styles.school}>{school}</span>
      {drill && <span className={styles.drill}>{words.banner}</span>}
    </header>
  );
}

function Shown({ view, bridge }: Seen) {
  const { family, rating } = useMessages();
  switch (view.show) {
    case 'idle':
      return (
        <section className={styles.middle}>
          <h1 className={styles.welcome}>{family.welcome}</h1>
          <p className={styles.lead}>{family.welcomeLead}</p>
        </section>
      );
    case 'case':
      return <CaseShown view={view} />;
    case 'rating':
      return (
        <FamilyRating
          key={view.ticket}
          say={(said) => void bridge.say({ ticket: view.ticket, ...said })}
        />
      );
    case 'thanks':
      return (
        <section className={styles.middle} role="status">
          <h1 className={styles.welcome}>{view.kept ? rating.thanks : family.notKept}</h1>
          <p className={styles.lead}>{view.kept ? family.thanksLead : family.notKeptLead}</p>
        </section>
      );
  }
}

function CaseShown({ view }: { readonly view: Extract<FamilyView, { show: 'case' }> }) {
  const { family } = useMessages();
  return (
    <>
      <div className={styles.title}>
        <h1>{view.title}</h1>
        <p>{family.readThrough}</p>
      </div>
      <div className={styles.columns}>
        <section className={styles.part} aria-label={family.entered}>
          <h2>{family.entered}</h2>
          {view.lines.length === 0 ? (
            <p className={styles.quiet}>{family.nothingYet}</p>
          ) : (
            <DescriptionList items={view.lines} />
          )}
        </section>
        <section className={styles.part} aria-label={family.papers}>
          <h2>{family.papers}</h2>
          <Checklist
            label={family.papers}
            size="large"
            items={view.papers.map(({ title, standing, words }, index) => ({
              id: String(index),
              state: standing,
              stateLabel: words,
              title,
              reason: words,
            }))}
          />
        </section>
      </div>
      <p className={styles.next} role="status">
        {view.next}
      </p>
    </>
  );
}
