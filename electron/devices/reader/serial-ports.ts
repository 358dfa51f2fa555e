/** The serial ports of this computer; the native module behind them is loaded when somebody first needs one. */
import type * as Serial from 'serialport';
import type { SerialPort } from 'serialport';
import * as z from 'zod';

export type PortInfo = {
  /** What the system calls it: COM3, /dev/ttyUSB0. */
  readonly path: string;
  /** What its driver calls it; empty where it says nothing. */
  readonly name: string;
  readonly usb: boolean;
};

export type OpenPort = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly onData: (take: (bytes: Uint8Array) => void) => void;
  /** Called once, whether it was closed or pulled out. */
  readonly onClosed: (take: () => void) => void;
  readonly close: () => Promise<void>;
};

/** Throws what the system says when a port cannot be listed or opened. */
export type SerialPorts = {
  readonly list: () => Promise<readonly PortInfo[]>;
  readonly open: (path: string) => Promise<OpenPort>;
};

/** The native module is not there for this computer, or cannot be loaded. */
export class DriverMissing extends Error {
  override readonly name = 'DriverMissing';
}

const mostPorts = 64;

/** What every reader after GA 450 speaks when it was switched on. */
const line = { baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1 } as const;

/** What the system tells of a port; the first of the names only Windows has. */
const listedSchema = z.object({
  path: z.string().max(200),
  friendlyName: z.string().optional(),
  manufacturer: z.string().optional(),
  vendorId: z.string().optional(),
});

/** What the system itself tells of an open port; Windows fails the read instead. */
type Watched = {
  readonly poller?: { readonly once: (event: 'disconnect', take: () => void) => unknown };
};

/** The real ones. */
export function systemPorts(): SerialPorts {
  return {
    list: async () => {
      const { SerialPort } = await load();
      const listed: unknown = await SerialPort.list();
      const found = z.array(listedSchema).parse(listed);
      return found.slice(0, mostPorts).map(({ path, friendlyName, manufacturer, vendorId }) => ({
        path,
        name: (friendlyName ?? manufacturer ?? '').slice(0, 100),
        usb: vendorId !== undefined,
      }));
    },
    open: async (path) => {
      const { SerialPort } = await load();
      const port = new SerialPort({ path, ...line, autoOpen: false });
      await new Promise<void>((resolve, reject) => {
        port.open((error) => (error === null || error === undefined ? resolve() : reject(error)));
      });
      return opened(port);
    },
  };
}

async function load(): Promise<typeof Serial> {
  try {
    return await import('serialport');
  } catch (error) {
    throw new DriverMissing('serialport', { cause: error });
  }
}

function opened(port: SerialPort): OpenPort {
  const close = () =>
    new Promise<void>((resolve) => {
      if (!port.isOpen) return resolve();
      port.close(() => resolve());
    });
  // What goes wrong on an open line ends it: the port may not be there any more.
  port.on('error', () => void close());
  // Where a port that was pulled out answers every read with nothing, its stream reads on for ever and never says so.
  (port.port as Watched | undefined)?.poller?.once('disconnect', () => void close());
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        port.write(Buffer.from(bytes), (error) =>
          error === null || error === undefined ? resolve() : reject(error),
        );
      }),
    onData: (take) => port.on('data', (bytes: Buffer) => take(bytes)),
    onClosed: (take) => port.once('close', take),
    close,
  };
}
