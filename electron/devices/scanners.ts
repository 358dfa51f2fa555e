/** All ways to scanners as one: who is there, and the adapter that a chosen one is used through. */
import type { ScanSettings } from '../../shared/capture/scan';
import type { ScanError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type {
  ShownFacts,
  Scanners as ShownScanners,
  ShownScanner,
} from '../../shared/ipc/calls/scanners';
import { parseTypedAddress } from './escl-address';
import { discoverScanners } from './escl-discovery';
import type { EsclDevice } from './escl-scanner';
import { createEsclScanner, typedDevice } from './escl-scanner';
import type { KnownScanners, TypedScanner } from './known-scanners';
import type { SaneFound, SaneScannerDevice } from './sane-scanner';
import { findSaneScanners, saneScanner } from './sane-scanner';
import type { ScanHooks } from './scanner';

type Device = SaneScannerDevice | EsclDevice;

export type Scanners = {
  /** Looks for them, unless the last look found some and no fresh one is wanted. */
  readonly list: (afresh: boolean) => Promise<ShownScanners>;
  readonly add: (address: string) => Promise<Result<ShownScanner, ScanError>>;
  readonly forget: (deviceId: string) => Promise<void>;
  readonly facts: (deviceId: string) => Promise<Result<ShownFacts, ScanError>>;
  /** The name of a device that is known, for what is written of its pages. */
  readonly nameOf: (deviceId: string) => Promise<string>;
  readonly scan: (
    deviceId: string,
    settings: ScanSettings,
    hooks: ScanHooks,
  ) => Promise<Result<undefined, ScanError>>;
};

const askLimitMs = 45_000;

/** The scanners of this computer; a search by announcements and one by drivers, replaced in tests where there are none. */
export function createScanners(
  known: KnownScanners,
  search: {
    readonly drivers: (signal: AbortSignal) => Promise<SaneFound>;
    readonly network: (signal: AbortSignal) => Promise<readonly EsclDevice[]>;
  } = { drivers: findSaneScanners, network: discoverScanners },
): Scanners {
  const escl = createEsclScanner();
  /** What the last searches found: only what was found, or typed, is ever asked. */
  const found = new Map<string, Device>();

  let drivers: SaneFound['state'] | undefined;

  const typed = async () => (await known.typed()).map(asDevice);

  async function find(deviceId: string): Promise<Device | undefined> {
    return found.get(deviceId) ?? (await typed()).find(({ id }) => id === deviceId);
  }

  const list: Scanners['list'] = async (afresh) => {
    if (afresh || drivers === undefined || found.size === 0) await look();
    const byHand = new Set((await typed()).map(({ id }) => id));
    return {
      devices: [...found.values()].map((device) => shown(device, byHand.has(device.id))),
      drivers: drivers === 'there',
    };
  };

  async function look(): Promise<void> {
    const signal = AbortSignal.timeout(askLimitMs);
    const [sane, network, byHand] = await Promise.all([
      search.drivers(signal),
      search.network(signal),
      typed(),
    ]);
    // Through our own client the same scanner can say what is wrong with it.
    const reached = new Set([...network, ...byHand].flatMap(hostsOf));
    const cables = (sane.state === 'there' ? sane.devices : []).filter(
      ({ ip }) => ip === undefined || !reached.has(ip),
    );
    const hands = byHand.filter(({ bases }) => !network.some((one) => shares(one, bases)));
    drivers = sane.state;
    found.clear();
    for (const device of [...cables, ...network, ...hands]) found.set(device.id, device);
  }

  return {
    list,
    add: async (address) => {
      const bases = parseTypedAddress(address);
      if (!bases.ok) return bases;
      const device = await typedDevice(bases.value, AbortSignal.timeout(askLimitMs));
      if (!device.ok) return device;
      const [base = ''] = device.value.bases;
      await known.add({ base, name: device.value.name });
      found.set(device.value.id, device.value);
      return ok(shown(device.value, true));
    },
    forget: async (deviceId) => {
      const device = await find(deviceId);
      found.delete(deviceId);
      if (device?.kind !== 'escl') return;
      for (const base of device.bases) await known.forget(base);
    },
    facts: async (deviceId) => {
      const device = await find(deviceId);
      if (device === undefined) return err({ kind: 'scannerGone' });
      const signal = AbortSignal.timeout(askLimitMs);
      const facts =
        device.kind === 'sane'
          ? await saneScanner.facts(device, signal)
          : await escl.facts(device, signal);
      if (!facts.ok) return facts;
      const last = await known.settingsOf(deviceId);
      const { inputs, line } = facts.value;
      return ok({ inputs: [...inputs], line, ...(last === undefined ? {} : { last }) });
    },
    nameOf: async (deviceId) => (await find(deviceId))?.name ?? '',
    scan: async (deviceId, settings, hooks) => {
      const device = await find(deviceId);
      if (device === undefined) return err({ kind: 'scannerGone' });
      await known.keepSettings(deviceId, settings);
      return device.kind === 'sane'
        ? saneScanner.scan(device, settings, hooks)
        : escl.scan(device, settings, hooks);
    },
  };
}

function asDevice({ base, name }: TypedScanner): EsclDevice {
  const address = new URL(base).host;
  return { kind: 'escl', id: `escl:${base}`, name, address, bases: [base], otherNames: [] };
}

const hostsOf = ({ bases }: EsclDevice) => bases.map((base) => new URL(base).hostname);

const shares = ({ bases }: EsclDevice, others: readonly string[]) =>
  bases.some((base) => others.includes(base));

function shown({ id, name, address }: Device, isTyped: boolean): ShownScanner {
  return {
    id,
    name,
    typed: isTyped,
    ...(address === undefined ? {} : { address }),
  };
}
