/** 家长屏: what the desk lets a family see on the second screen, and what the family says there of the service. */
import type { Locale } from '../../shared/i18n/locale';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { FamilyShown, FamilyStatus } from '../../shared/ipc/calls/family';
import type { FamilySaid, FamilyView } from '../../shared/ipc/family-screen';
import type { DeviceSettingsFile } from '../devices/device-settings';
import { storageError } from '../ledger/blob-store';
import type { Doors } from './doors';
import type { Station } from './station';

/** The screen itself (electron/family/family-screen.ts). */
export type FamilyScreenPort = {
  readonly status: () => FamilyStatus;
  readonly open: (display: string) => boolean;
  readonly close: () => void;
  readonly show: (view: FamilyView) => void;
};

export type FamilyParts = {
  readonly screen: FamilyScreenPort;
  readonly devices: DeviceSettingsFile;
  /** Takes whoever listens to what the family says; the last one counts. */
  readonly onSaid: (listener: (said: FamilySaid) => Promise<void>) => void;
};

/** Language until a desk's window says another one. */
const usualLocale: Locale = 'zh-CN';

/** What a station without anything to show puts before a family. */
export function familyIdle(station: Pick<Station, 'facts'>, locale = usualLocale): FamilyView {
  const { school, drill } = station.facts();
  return { show: 'idle', locale, school, drill };
}

/** The handlers; what a family says is kept by main alone, so that whoever is rated by it cannot read it. */
export function createFamilyHandlers(
  { unlocked, brief, seen, seenBriefly }: Doors,
  { screen, devices, onSaid }: FamilyParts,
): Handlers['family'] {
  /** Which case is being rated, in which language. */
  let asked: { readonly caseId: string; readonly locale: Locale } | undefined;

  const keep = async (display: string) => {
    try {
      await devices.change({ familyDisplay: display });
      return ok(screen.status());
    } catch (error) {
      return err(storageError(error));
    }
  };
  const show = (station: Station, locale: Locale, view: FamilyShown) => {
    asked = view.show === 'rating' ? { caseId: view.caseId, locale } : undefined;
    const { school, drill } = station.facts();
    const shown = view.show === 'rating' ? { show: view.show } : view;
    screen.show({ ...shown, locale, school, drill });
    return ok(screen.status());
  };

  onSaid(async ({ said }) => {
    if (asked === undefined) return;
    const { caseId, locale } = asked;
    asked = undefined;
    await seenBriefly(caseId, async (station) => {
      const { school, drill } = station.facts();
      if (said === undefined) {
        screen.show(familyIdle(station, locale));
        return ok(undefined);
      }
      const command = { name: 'rateService', caseId, ...said, note: '' } as const;
      const kept = await station.desk.execute(command, station.actor);
      screen.show({ show: 'thanks', kept: kept.ok, locale, school, drill });
      return ok(undefined);
    });
  });

  return {
    status: () => unlocked(async () => ok(screen.status())),
    open: ({ display }) =>
      brief(async (station) => {
        // One that was pulled out meanwhile is told as missing.
        if (!screen.open(display)) return ok(screen.status());
        screen.show(familyIdle(station));
        return keep(display);
      }),
    close: () =>
      unlocked(() => {
        screen.close();
        return keep('');
      }),
    show: ({ locale, view }) =>
      view.show === 'rating'
        ? seen(view.caseId, async (station) => show(station, locale, view))
        : brief(async (station) => show(station, locale, view)),
  };
}

/** Opens it again where it was, unless that display is not there or has become the desk's own. */
export async function resumeFamilyScreen(
  station: Pick<Station, 'facts'>,
  { screen, devices }: Pick<FamilyParts, 'screen' | 'devices'>,
): Promise<void> {
  const { familyDisplay } = await devices.read();
  const display = screen.status().displays.find(({ id }) => id === familyDisplay);
  if (display === undefined || display.desk) return;
  screen.open(display.id);
  screen.show(familyIdle(station));
}
