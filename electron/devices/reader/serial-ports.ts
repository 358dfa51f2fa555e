/** The serial ports of this computer; the native module behind them is loaded when somebody first needs one. */
import type { SerialPort } from 'serialport';

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

/** The real ones. */
export function systemPorts(): SerialPorts {
  return {
    list: async () => {
      const { SerialPort } = await load();
      const found = await SerialPort.list();
      return found.slice(0, mostPorts).map(({ path, manufacturer, vendorId, ...more }) => ({
        path: path.slice(0, 200),
        name: friendlyName(more) ?? (manufacturer ?? '').slice(0, 100),
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

async function load(): Promise<typeof import('serialport')> {
  try {
    return await import('serialport');
  } catch (error) {
    throw new DriverMissing('serialport', { cause: error });
  }
}

/** Only Windows has one. */
function friendlyName(info: object): string | undefined {
  return 'friendlyName' in info && typeof info.friendlyName === 'string'
    ? info.friendlyName.slice(0, 100)
    : undefined;
}

function opened(port: SerialPort): OpenPort {
  const close = () =>
    new Promise<void>((resolve) => {
      if (!port.isOpen) return resolve();
      port.close(() => resolve());
    });
  // What goes wrong on an open line ends it: the port may not be there any more.
  port.on('error', () => void close());
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
