/** Network scanners that announce themselves (DNS-SD over multicast DNS: `_uscan._tcp`, `_uscans._tcp`). */
import type { EventEmitter } from 'node:events';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Bonjour } from 'bonjour-service';
import * as z from 'zod';
import { isLocalAddress } from './escl-address';
import type { EsclDevice } from './escl-scanner';
import { plainName } from './scanner';

const listenMs = 2_500;
const mostAnnounced = 100;

/** What an announcement says, as far as it is used; everything comes from the network. */
const announcedSchema = z.object({
  type: z.enum(['uscan', 'uscans']),
  name: z.string().max(500),
  host: z.string().max(300),
  port: z.number().int().min(1).max(65_535),
  addresses: z.array(z.string().max(100)).max(20).optional(),
  txt: z
    .object({
      rs: z.string().max(200).optional(),
      ty: z.string().max(500).optional(),
      UUID: z.string().max(100).optional(),
      uuid: z.string().max(100).optional(),
    })
    .optional(),
});

/** Where announcements are listened for; every network of this computer on the port of multicast DNS unless told. */
export type ListeningPlace = {
  readonly interface: string;
  readonly bind: string;
  readonly port: number;
};

/** Listens for a moment; a computer without a network finds none. */
export async function discoverScanners(
  signal: AbortSignal,
  ms: number = listenMs,
  place: Partial<ListeningPlace> = {},
): Promise<readonly EsclDevice[]> {
  const found: unknown[] = [];
  let bonjour: Bonjour | undefined;
  try {
    bonjour = new Bonjour(place, () => undefined);
    // The library leaves errors of its socket to whoever listens; nobody listening would end the program.
    const { server } = bonjour as unknown as { server: { mdns: EventEmitter } };
    server.mdns.on('error', () => undefined);
    for (const type of ['uscans', 'uscan'] as const) {
      bonjour.find({ type }, (service) => {
        if (found.length < mostAnnounced) found.push(service);
      });
    }
    await wait(ms, undefined, { signal }).catch(() => undefined);
  } catch {
    return [];
  } finally {
    bonjour?.destroy();
  }
  return devicesOf(found);
}

/** One device for each that announced itself, whatever it announced; what cannot be read, or is not near, is left out. */
export function devicesOf(announcements: readonly unknown[]): EsclDevice[] {
  const devices = new Map<string, EsclDevice>();
  for (const announcement of announcements) {
    const parsed = announcedSchema.safeParse(announcement);
    if (!parsed.success) continue;
    const { type, name, host, port, addresses = [], txt = {} } = parsed.data;
    const path = (txt.rs ?? 'eSCL').replace(/^\/+|\/+$/g, '');
    const near = addresses.filter(isLocalAddress).sort((a, b) => isIP(a) - isIP(b));
    const ip = near.find((one) => !one.includes('%') && !/^fe80:/i.test(one));
    if (ip === undefined || !/^[\w.~/-]*$/.test(path)) continue;
    const scheme = type === 'uscans' ? 'https' : 'http';
    const base = `${scheme}://${isIP(ip) === 6 ? `[${ip}]` : ip}:${port}/${path}`;
    const uuid = txt.UUID ?? txt.uuid;
    const id = `escl:${uuid === undefined || uuid === '' ? ip : uuid.toLowerCase().slice(0, 60)}`;
    const known = devices.get(id);
    const bases = [...new Set([...(known?.bases ?? []), base])];
    devices.set(id, {
      kind: 'escl',
      id,
      name: plainName(txt.ty ?? '') || plainName(name) || ip,
      address: ip,
      // Encrypted first, where the device offers both.
      bases: bases.sort((a, b) => Number(b.startsWith('https:')) - Number(a.startsWith('https:'))),
      otherNames: [...new Set([...(known?.otherNames ?? []), host.replace(/\.$/, ''), ...near])],
    });
  }
  return [...devices.values()];
}
