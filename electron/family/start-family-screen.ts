/** Puts the parts of the second screen 家长屏 together: its session, its page, and what is said through it. */
import type { BrowserWindow, Session } from 'electron';
import { session } from 'electron';
import type { FamilyStatus } from '../../shared/ipc/calls/family';
import type { FamilySaid } from '../../shared/ipc/family-screen';
import { familySaidSchema } from '../../shared/ipc/family-screen';
import { installAppProtocol } from '../app-protocol';
import type { FamilyParts } from '../desk/family-desk';
import { familyIdle, resumeFamilyScreen } from '../desk/family-desk';
import type { Station } from '../desk/station';
import type { DeviceSettingsFile } from '../devices/device-settings';
import { serveFamily } from '../ipc';
import type { Log } from '../log';
import { tellFamily } from '../tell-window';
import { guardSession } from '../window';
import type { FamilyScreen } from './family-screen';
import { createFamilyScreen } from './family-screen';

type Parts = {
  /** The window's files. */
  readonly root: string;
  readonly devices: DeviceSettingsFile;
  readonly desk: () => BrowserWindow | undefined;
  /** The station that is open. */
  readonly current: () => Pick<Station, 'facts'> | undefined;
  readonly onChange: (status: FamilyStatus) => void;
  readonly onTouched: () => void;
  readonly log: Log;
};

type StartedFamilyScreen = FamilyParts & {
  readonly screen: FamilyScreen;
  /** Opens it where it was, for a station that was opened. */
  readonly resume: (display: string) => void;
};

/** It opens when somebody says so. */
export function startFamilyScreen(parts: Parts): StartedFamilyScreen {
  const { root, devices, desk, current, onTouched, log } = parts;
  let own: Session | undefined;
  /** Made when it is needed first: most desks have no second screen. */
  const ownSession = () => {
    if (own !== undefined) return own;
    own = session.fromPartition('family', { cache: false });
    // What is shelved to be read once is for the desk's window alone.
    installAppProtocol(own.protocol, root, { take: () => undefined });
    guardSession(own, log, 'nothing');
    return own;
  };
  let hear: (said: FamilySaid) => Promise<void> = async () => undefined;
  let status: () => FamilyStatus = () => screen.status();
  const screen = createFamilyScreen({
    session: ownSession,
    desk,
    onChange: () => parts.onChange(status()),
    onBack: () => {
      const station = current();
      if (station !== undefined) screen.show(familyIdle(station));
    },
    onTouched,
    tell: tellFamily,
  });
  const parseAndHear = async (text: unknown) => {
    const said = familySaidSchema.safeParse(text);
    if (said.success) await hear(said.data);
    return said.success;
  };
  serveFamily(screen.window, screen.view, parseAndHear, log);
  return {
    screen,
    devices,
    onSaid: (listener, told) => {
      hear = listener;
      status = told;
    },
    resume: (display) => resumeFamilyScreen(current, screen, display),
  };
}
