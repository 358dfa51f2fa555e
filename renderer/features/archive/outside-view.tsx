/** Packages from elsewhere: verified, looked into, not kept. */
import { useState } from 'react';
import type { Locale } from '../../../shared/i18n/locale';
import type { OutsidePackage } from '../../../shared/ipc/calls/archives';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useShortcut } from '../../ui/action/use-shortcut';
import { Notice } from '../../ui/feedback/notice';
import { Screen } from '../../ui/layout/screen';
import { instantText } from '../language/dates';
import { useLocale } from '../language/messages-context';
import { useArchiveTexts } from './archive-texts';
import styles from './archive.module.css';
import { OpenedPackage } from './package-view';

/** Esc goes back to the list. */
export function OutsideView(props: {
  readonly packages: readonly OutsidePackage[];
  readonly inAll: number;
  readonly onBack: () => void;
}) {
  const text = useArchiveTexts();
  const { bridge } = useSession();
  const { packages, inAll, onBack } = props;
  const [shown, setShown] = useState(0);
  useShortcut('Escape', onBack);
  const one = packages[shown];
  return (
    <Screen
      title={text.outsideTitle}
      context={<span>{text.outsideReadOnly}</span>}
      actions={
        <Button keyHint="Esc" onPress={onBack}>
          {text.back}
        </Button>
      }
      below={
        <div className={styles.stack}>
          {packages.length > 1 && (
            <div className={styles.row} role="group" aria-label={text.package}>
              {packages.map(({ name, faultsInAll }, index) => (
                <Button
                  key={index}
                  size="small"
                  pressed={index === shown}
                  onPress={() => setShown(index)}
                >
                  {faultsInAll === 0 ? name : text.outsideFaulty(name, faultsInAll)}
                </Button>
              ))}
            </div>
          )}
          {packages.length < inAll && <p>{text.outsideCut(packages.length, inAll)}</p>}
          {one !== undefined && <Verdict one={one} />}
        </div>
      }
      padding="flush"
    >
      {one !== undefined && (
        <OpenedPackage
          key={shown}
          one={one}
          isOutside
          load={(path) => bridge.archives.outsideFile({ index: shown, path })}
        />
      )}
    </Screen>
  );
}

const mostShown = 5;

function Verdict({ one }: { readonly one: OutsidePackage }) {
  const text = useArchiveTexts();
  const locale = useLocale();
  const { faults, faultsInAll, signer, masked } = one;
  const whole = masked ? text.outsideMasked : text.verifiedWhole;
  const signed =
    signer === undefined
      ? masked
        ? text.outsideMaskedUnsigned
        : text.outsideUnsigned
      : text.outsideSigned(
          signer.name,
          signer.at === undefined ? '' : instantText(locale, signer.at),
          signer.fingerprint,
        );
  const shown = faults.slice(0, mostShown).map(({ what }) => what);
  const doubtful = signer?.station?.known === 'listed' && signer.station.revokedAt !== undefined;
  return (
    <Notice
      tone={faultsInAll > 0 ? 'danger' : doubtful ? 'warning' : 'success'}
      title={faultsInAll === 0 ? whole : text.verifiedFaulty(faultsInAll)}
      lines={[
        ...shown,
        ...(faultsInAll > shown.length ? [text.faultsCut(shown.length, faultsInAll)] : []),
        signed,
        ...(signer === undefined ? [] : signerLines(text, locale, signer)),
      ]}
    />
  );
}

type Signer = NonNullable<OutsidePackage['signer']>;

/** Whose key it is, as far as the directories of platforms tell. */
function signerLines(
  text: ReturnType<typeof useArchiveTexts>,
  locale: Locale,
  { station }: Signer,
): readonly string[] {
  if (station === undefined) return [text.signedByNobodyKnown];
  if (station.known === 'own') return [text.signedHere];
  if (station.known === 'notListed') return [text.signedByUnlisted(station.code)];
  const { name, code, revokedAt, asOf } = station;
  return [
    text.signedByListed(name, code),
    ...(revokedAt === undefined ? [] : [text.signedByRevoked(instantText(locale, revokedAt))]),
    ...(asOf === undefined ? [] : [text.signedDirectory(instantText(locale, asOf))]),
  ];
}
