/** 自助: the window of a family that enters and photographs by itself. No rooms, no search, no keys of the desk. */
import { startTransition, useState, type ReactNode } from 'react';
import type { Locale } from '../../../shared/i18n/locale';
import { useCase } from '../../db/queries';
import type { Desk } from '../../session/desk';
import { SessionProvider, useSession } from '../../session/session-provider';
import { allKept } from '../../session/settle';
import { Watermark } from '../../ui/layout/watermark';
import { LanguageProvider, useLocale, useMessages } from '../language/messages-context';
import { ScreenGuard } from '../trouble/screen-guard';
import { FamilyWay } from './family-way';
import { useIdle } from './idle';
import { CallScreen, IdleDialog } from './notices';
import styles from './self-service.module.css';
import { useSessionSwap } from './session-swap';
import { StaffScreen } from './staff-screen';
import type { Step } from './steps';

/** The desk is one that holds this one case, and nothing else. */
export function SelfService({ desk }: { readonly desk: Desk }) {
  const usual = useLocale();
  // The family's choice is not the desk's.
  const [locale, setLocale] = useState<Locale>(usual);
  return (
    <SessionProvider desk={desk}>
      <LanguageProvider locale={locale}>
        <Page>
          <Terminal onLocale={(to) => startTransition(() => setLocale(to))} />
        </Page>
      </LanguageProvider>
    </SessionProvider>
  );
}

/** In the language that its words are in, whatever was chosen. */
function Page({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles.page} lang={useLocale()}>
      <ScreenGuard>{children}</ScreenGuard>
    </main>
  );
}

/** Before everything else; nothing of what was entered is drawn behind. */
type Cover = 'call' | 'staff' | 'covered' | 'coveredStaff';

function Terminal({ onLocale }: { readonly onLocale: (locale: Locale) => void }) {
  const { drill } = useMessages();
  const desk = useSession();
  const { bridge, session } = desk;
  const swap = useSessionSwap();
  const caseId = session.selfService?.caseId ?? '';
  const current = useCase(caseId);
  const [cover, setCover] = useState<Cover>();
  const [at, setAt] = useState<Step | 'welcome' | 'done'>('welcome');
  const isCovered = cover === 'covered' || cover === 'coveredStaff';

  const hide = async () => {
    setCover('covered');
    await allKept(desk);
    await bridge.selfService.cover(undefined);
  };
  const seconds = useIdle(!isCovered, () => void hide());

  const screen = () => {
    switch (cover) {
      case 'call':
        return (
          <CallScreen
            onBack={() => setCover(undefined)}
            onAway={() => void hide()}
            onStaff={() => setCover('staff')}
          />
        );
      case 'covered':
        return <CallScreen isCovered onStaff={() => setCover('coveredStaff')} />;
      case 'staff':
      case 'coveredStaff':
        return (
          <StaffScreen
            onBack={() => setCover(isCovered ? 'covered' : undefined)}
            onFamily={() => setCover(undefined)}
            onDesk={(whole) =>
              swap(
                whole,
                current == null ? { room: 'newCase' } : { room: 'case', caseId, view: 'form' },
              )
            }
          />
        );
      case undefined:
        return (
          <FamilyWay
            current={current}
            at={at}
            onGo={setAt}
            onCall={() => setCover('call')}
            onStaff={() => setCover('staff')}
            onLocale={onLocale}
          />
        );
    }
  };
  return (
    <>
      {session.drill && <Watermark text={drill.watermark} />}
      {session.drill && <p className={styles.drill}>{drill.banner}</p>}
      {screen()}
      {seconds !== undefined && <IdleDialog seconds={seconds} />}
    </>
  );
}
