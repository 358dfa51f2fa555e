/** 设置: the platform, how the screens look, and what this station is. */
import { startTransition, useOptimistic } from 'react';
import { locales, type Locale } from '../../../shared/i18n/locale';
import { useSession } from '../../session/session-provider';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { FormGrid } from '../../ui/field/form-grid';
import { RadioCards } from '../../ui/field/radio-cards';
import { Panel } from '../../ui/layout/panel';
import { Screen } from '../../ui/layout/screen';
import { Section, SectionStack } from '../../ui/layout/section';
import type { Theme } from '../../ui/theme';
import { BackupSection } from '../backup/backup-section';
import { DiskSection } from '../backup/disk-section';
import { ReplacedSection } from '../backup/replaced-section';
import { ReaderSection } from '../card/reader-section';
import { ConnectorsSection } from '../connectors/connectors-section';
import { DirectorySection } from '../platforms/directory-section';
import { EndsSection } from '../platforms/ends-section';
import { RoutingSection } from '../platforms/routing-section';
import { DiagnosticsSection } from '../diagnostics/diagnostics-section';
import { DrillSettings } from '../drill/drill-settings';
import { FamilySection } from '../family/family-section';
import { FolderSection } from '../folder/folder-section';
import { LanguageMissing } from '../language/language-missing';
import { useMessages } from '../language/messages-context';
import { useLook } from '../look/look-context';
import { themes } from '../look/stored-look';
import { QuotasSection } from '../decision/quotas-section';
import { NumbersSection } from '../numbers/numbers-section';
import { PolicySection } from '../policy/policy-section';
import { RetentionSection } from '../retention/retention-section';
import { SelfTestSection } from '../self-test/self-test-section';
import { UpdateSection } from '../update/update-section';
import { TrainingSection } from '../training/training-section';
import { useLine } from '../shell/line-status';
import { useNavigation } from '../shell/route';
import { useAnswer } from '../trouble/use-answer';
import { OperatorsSection } from './operators-section';
import { PairingSection } from './pairing-section';
import { PassphraseSection } from './passphrase-section';
import { RecoverySection } from './recovery-section';
import { TrafficSection } from './traffic-section';
import styles from './settings.module.css';

/** Changes apply at once. */
export function SettingsScreen() {
  const { settings } = useMessages();
  const { drill } = useSession().session;
  const { route } = useNavigation();
  const at = route.room === 'settings' ? route.at : undefined;
  return (
    <Screen title={settings.title}>
      <div className={styles.room}>
        <SectionStack>
          {drill ? (
            <DrillSettings />
          ) : (
            <>
              <PairingSection />
              <RoutingSection />
              <EndsSection />
              <DirectorySection />
              <ConnectorsSection />
              <TrafficSection />
              <OperatorsSection />
              <TrainingSection arriving={at === 'training'} />
              <PassphraseSection />
              <RecoverySection />
            </>
          )}
          <PolicySection arriving={at === 'policy'} />
          {!drill && <BackupSection />}
          {!drill && <ReplacedSection />}
          <ReaderSection />
          <FolderSection />
          <FamilySection />
          <DiskSection />
          <SelfTestSection arriving={at === 'selfTest'} />
          <DiagnosticsSection arriving={at === 'diagnostics'} />
          {!drill && <UpdateSection arriving={at === 'update'} />}
          <NumbersSection />
          <QuotasSection />
          {!drill && <RetentionSection />}
          <LookSection />
          <StationSection />
          <Section title={settings.keys}>
            <p>{settings.keysExplain}</p>
          </Section>
        </SectionStack>
      </div>
    </Screen>
  );
}

const localeNames: { readonly [L in Locale]: string } = { 'zh-CN': '简体中文', en: 'English' };

function LookSection() {
  const { settings } = useMessages();
  const { look, choose } = useLook();
  // The screens wait for the words of the other language; the answer to the click does not.
  const [locale, showLocale] = useOptimistic(look.locale);
  const speak = (next: Locale) =>
    startTransition(() => {
      showLocale(next);
      choose({ locale: next });
    });
  const themeNames: { readonly [T in Theme]: string } = {
    system: settings.themeSystem,
    light: settings.themeLight,
    dark: settings.themeDark,
  };
  return (
    <Section title={settings.look}>
      <Panel>
        <div className={styles.pairing}>
          <FormGrid columns={2}>
            <RadioCards
              label={settings.theme}
              value={look.theme}
              onChange={(theme) => choose({ theme })}
              cards={themes.map((theme) => ({ value: theme, title: themeNames[theme] }))}
            />
            <RadioCards
              label={settings.language}
              value={locale}
              onChange={speak}
              cards={locales.map((value) => ({ value, title: localeNames[value] }))}
            />
          </FormGrid>
          <LanguageMissing to="staff" />
        </div>
      </Panel>
    </Section>
  );
}

function StationSection() {
  const { settings, words } = useMessages();
  const { session, bridge, lastingStorage } = useSession();
  const { status } = useLine();
  const version = useAnswer(bridge.station.status, undefined).value?.version ?? '';
  return (
    <Section title={settings.station}>
      {!lastingStorage && (
        <Notice
          tone="warning"
          live="off"
          title={settings.notLasting}
          lines={settings.notLastingLines}
        />
      )}
      <Panel>
        <DescriptionList
          columns={2}
          items={[
            { term: settings.school, value: session.school },
            { term: settings.stationCode, value: status?.stationCode ?? session.stationCode },
            { term: settings.operator, value: session.operator.name },
            { term: settings.role, value: words.roles[session.operator.role] },
            { term: settings.version, value: version },
          ]}
        />
      </Panel>
    </Section>
  );
}
