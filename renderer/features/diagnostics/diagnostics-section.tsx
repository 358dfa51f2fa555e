/** 诊断包 in the settings: one file for support, with nothing of a family in it. */
import { useSession } from '../../session/session-provider';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useSectionArrival } from '../shell/arrival-focus';
import { DiagnosticsButton } from './diagnostics-button';
import styles from './diagnostics.module.css';

/** `arriving`: somebody came for it from the search. */
export function DiagnosticsSection({ arriving }: { readonly arriving: boolean }) {
  const { diagnostics: say } = useMessages();
  const { bridge } = useSession();
  useSectionArrival('diagnostics', arriving);
  return (
    <Section title={say.title} id="diagnostics" description={say.lead}>
      <Panel>
        <div className={styles.row}>
          <p className={styles.quiet}>{say.promise}</p>
          <DiagnosticsButton bridge={bridge} label={say.open} />
        </div>
      </Panel>
    </Section>
  );
}
