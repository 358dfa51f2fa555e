/** How it is scanned: from where, how fine, in colour, and how large; only what the scanner offers. */
import type { ReactNode } from 'react';
import type { ScanSettings as Settings } from '../../../shared/capture/scan';
import type { ShownFacts } from '../../../shared/ipc/calls/scanners';
import { Select } from '../../ui/field/select';
import styles from './scan.module.css';
import { useScanTexts } from './scan-texts';

/** Four short lists; what was chosen is kept for the scanner by the next scan. */
export function ScanSettings(props: {
  readonly facts: ShownFacts;
  readonly settings: Settings;
  readonly onChange: (settings: Partial<Settings>) => void;
  readonly disabled: boolean;
  /** What begins the scan stands beside them. */
  readonly children: ReactNode;
}) {
  const text = useScanTexts();
  const { facts, settings, onChange, disabled } = props;
  const input = facts.inputs.find(({ source }) => source === settings.source);
  if (input === undefined) return null;
  return (
    <div className={styles.row}>
      <Select
        label={text.source}
        placeholder={text.source}
        value={settings.source}
        onChange={(source) => onChange({ source })}
        disabled={disabled}
        options={facts.inputs.map(({ source }) => ({ value: source, label: text.sources[source] }))}
      />
      <Select
        label={text.dpi}
        placeholder={text.dpi}
        value={String(settings.dpi)}
        onChange={(dpi) => onChange({ dpi: Number(dpi) })}
        disabled={disabled}
        options={input.dpi.map((dpi) => ({ value: String(dpi), label: text.dpiOf(dpi) }))}
      />
      <Select
        label={text.colour}
        placeholder={text.colour}
        value={settings.colour}
        onChange={(colour) => onChange({ colour })}
        disabled={disabled}
        options={input.colours.map((colour) => ({ value: colour, label: text.colours[colour] }))}
      />
      <Select
        label={text.paper}
        placeholder={text.paper}
        value={settings.paper}
        onChange={(paper) => onChange({ paper })}
        disabled={disabled}
        options={input.papers.map((paper) => ({ value: paper, label: text.papers[paper] }))}
      />
      {props.children}
    </div>
  );
}
