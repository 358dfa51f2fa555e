/** Scanning into one document: the scanner, its settings, the run, and how it ended. */
import { useSyncExternalStore } from 'react';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { ScannerIcon } from '../../ui/icon/thing-icons';
import { useShootKey } from '../capture/shoot-key';
import { ErrorNotice } from '../trouble/error-notice';
import { DevicePicker } from './device-picker';
import { ScanOutcome } from './scan-outcome';
import type { ScanPlace } from './scan-runs';
import { isSamePlace, scanRunsOf } from './scan-runs';
import { ScanSettings } from './scan-settings';
import styles from './scan.module.css';
import { useScanTexts } from './scan-texts';
import type { ChosenScanner } from './use-scanner';
import { useScanner } from './use-scanner';

/** Looks for scanners when it appears; a scan goes on when it is left. */
export function ScanView(props: {
  readonly place: ScanPlace;
  /** What the paper is called. */
  readonly paper: string;
}) {
  const { place, paper } = props;
  const text = useScanTexts();
  const runs = scanRunsOf(useSession());
  const run = useSyncExternalStore(runs.subscribe, runs.view);
  const choice = useScanner();
  const { found, chosen } = choice;
  const { underWay } = run;
  const isScanning = underWay !== undefined;
  const ready = chosen?.settings !== undefined && !isScanning;
  const scan = (from = 1) => {
    if (chosen?.settings === undefined || isScanning) return;
    const how = { deviceId: chosen.device.id, settings: chosen.settings, from };
    runs.start(place, how, { page: text.scannedPage, paper });
  };
  useShootKey(() => scan(), ready, undefined);
  const error = choice.error ?? chosen?.error;
  return (
    <section className={styles.panel} aria-label={text.region}>
      <DevicePicker choice={choice} disabled={isScanning} />
      {found === undefined && <ProgressBar label={text.looking} />}
      {found?.devices.length === 0 && choice.error === undefined && (
        <Notice
          tone="warning"
          title={text.none.title}
          lines={found.drivers ? text.none.lines : [text.noDrivers, ...text.none.lines.slice(1)]}
        />
      )}
      <ErrorNotice error={error} title={text.notUsable} />
      {chosen?.facts !== undefined && chosen.settings !== undefined && (
        <>
          <ScanSettings
            facts={chosen.facts}
            settings={chosen.settings}
            onChange={choice.change}
            disabled={isScanning}
          >
            <span data-shoot>
              <Button
                autoFocus
                variant="primary"
                icon={<ScannerIcon />}
                keyHint="Space"
                pending={!ready}
                onPress={() => scan()}
              >
                {text.scan}
              </Button>
            </span>
          </ScanSettings>
          <p className={styles.line}>
            {chosen.settings.source === 'flatbed' ? text.scanHint : text.feederHint}
            {chosen.facts.line === 'open' && ` ${text.openLine}`}
            {chosen.facts.line === 'unproved' && ` ${text.unprovedLine}`}
          </p>
        </>
      )}
      {found !== undefined && chosen !== undefined && !isAnswered(chosen) && (
        <ProgressBar label={text.asking} />
      )}
      {underWay !== undefined && (
        <ProgressBar
          label={isSamePlace(underWay.place, place) ? text.scanning : text.elsewhere}
          value={underWay.done}
          count={text.page(underWay.number)}
          actions={<Button onPress={runs.stop}>{text.stop}</Button>}
        />
      )}
      <ScanOutcome run={run} runs={runs} place={place} onResume={ready ? scan : undefined} />
    </section>
  );
}

function isAnswered({ facts, error }: ChosenScanner): boolean {
  return facts !== undefined || error !== undefined;
}
