/** 家长屏: what the desk lets a family see on the second screen, and what the family says there of the service. */
import type { Locale } from '../../shared/i18n/locale';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { FamilyShown, FamilyStatus } from '../../shared/ipc/calls/family';
import type { FamilySaid, FamilyView } from '../../shared/ipc/family-screen';
import type { DeviceSettingsFile } from '../devices/device-settings';
import { storageError } from '../ledger/blob-store';
import { newId } from '../new-id';
import type { Doors } from './doors';
import type { Station } from './station';

/** The screen itself (electron/family/family-screen.ts). */
export type FamilyScreenPort = {
  readonly status: () => FamilyStatus;
  readonly open: (display: string) => boolean;
  readonly close: () => void;
  readonly show: (view: FamilyView) => void;
  readonly view: () => FamilyView | undefined;
};

export type FamilyParts = {
  readonly screen: FamilyScreenPort;
  readonly devices: DeviceSettingsFile;
  /** Takes whoever listens to what the family says, and knows what it is asked; the last one counts. */
  readonly onSaid: (
    listener: (said: FamilySaid) => Promise<void>,
    status: () => FamilyStatus,
  ) => void;
};

type Asked = { readonly caseId: string; readonly locale: Locale; readonly ticket: string };

/** A family that has not answered by then has left. */
const ratingLimitMs = 180_000;

/** Language until a desk's window says another one. */
const usualLocale: Locale = 'zh-CN';

/** What stands there whatever is shown. */
function alwaysShown({ facts }: Pick<Station, 'facts'>, locale: Locale) {
  const { school, drill } = facts();
  return { locale, school, drill };
}

/** What a station without anything to show puts before a family. */
export function familyIdle(station: Pick<Station, 'facts'>, locale = usualLocale): FamilyView {
  return { show: 'idle', ...alwaysShown(station, locale) };
}

/** The handlers; what a family says is kept by main alone, so that whoever is rated by it cannot read it. */
export function createFamilyHandlers(
  { unlocked, brief, seen, seenBriefly }: Doors,
  { screen, devices, onSaid }: FamilyParts,
): Handlers['family'] {
  /** Which case is being rated, and what the question is known by. */
  let asked: Asked | undefined;

  const keep = async (display: string) => {
    try {
      await devices.change({ familyDisplay: display });
      return ok(status());
    } catch (error) {
      return err(storageError(error));
    }
  };
  /** What the screen says of the question; one that does not stand there any more was not asked. */
  const open = () => {
    const view = screen.view();
    return view?.show === 'rating' && view.ticket === asked?.ticket ? asked : undefined;
  };
  const status = (): FamilyStatus => {
    const rates = open()?.caseId;
    return { ...screen.status(), ...(rates === undefined ? {} : { rates }) };
  };
  const show = (station: Station, locale: Locale, view: FamilyShown) => {
    const always = alwaysShown(station, locale);
    if (view.show !== 'rating') {
      screen.show({ ...view, ...always });
      return ok(status());
    }
    const ticket = newId();
    asked = { caseId: view.caseId, locale, ticket };
    screen.show({ show: 'rating', ticket, ...always });
    setTimeout(() => {
      if (open()?.ticket === ticket) screen.show({ show: 'idle', ...always });
    }, ratingLimitMs).unref();
    return ok(status());
  };

  onSaid(async ({ ticket, said }) => {
    const question = open();
    if (question === undefined || question.ticket !== ticket) return;
    const { caseId, locale } = question;
    asked = undefined;
    const kept = await seenBriefly(caseId, async (station) => {
      if (said === undefined) {
        screen.show(familyIdle(station, locale));
        return ok(undefined);
      }
      const command = { name: 'rateService', caseId, ...said, note: '' } as const;
      const result = await station.desk.execute(command, station.actor);
      if (!result.ok) return result;
      screen.show({ show: 'thanks', kept: true, ...alwaysShown(station, locale) });
      return ok(undefined);
    });
    const before = screen.view();
    // A station that was locked meanwhile shows nothing.
    if (kept.ok || before === undefined) return;
    const { school, drill } = before;
    screen.show({ show: 'thanks', kept: false, locale, school, drill });
  }, status);

  return {
    status: () => unlocked(async () => ok(status())),
    open: ({ display }) =>
      brief(async (station) => {
        // One that was pulled out meanwhile is told as missing.
        if (!screen.open(display)) return ok(status());
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

/** Opens it again where it was, unless that display is not there or has become the desk's own; one that is open shows. */
export function resumeFamilyScreen(
  current: () => Pick<Station, 'facts'> | undefined,
  screen: FamilyScreenPort,
  familyDisplay: string,
): void {
  const station = current();
  // Locked again meanwhile.
  if (station === undefined) return;
  const display = screen.status().displays.find(({ id }) => id === familyDisplay);
  if (display !== undefined && !display.desk) screen.open(display.id);
  if (screen.status().on !== undefined) screen.show(familyIdle(station));
}
