/** A network scanner (eSCL) with a glass and a feeder, as the real sane-airscan accepts one; what it does can be told. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** How the scanner stands; a test may change it at any time. */
export type FakeEsclState = {
  /** Sheets in the feeder. */
  sheets: number;
  /** The sheet, counted from the first there ever was, that jams until `jam` is taken away. */
  jamsAt: number | undefined;
  /** The page, counted from the first there ever was, that is not answered: the scanner is still at it. */
  staysAt: number | undefined;
  /** AdfState that is told instead of what is true. */
  told: string | undefined;
  /** Answers that stand before the usual ones, by path: the first is used up. */
  readonly instead: Map<string, ((request: IncomingMessage, response: ServerResponse) => void)[]>;
};

export type FakeEscl = {
  readonly url: string;
  readonly state: FakeEsclState;
  /** Method and path of everything that was asked. */
  readonly asked: string[];
  /** Bodies of ScanJobs. */
  readonly settings: string[];
  /** Pages it has given since it was started, whether anybody took them or not. */
  readonly given: () => number;
  readonly close: () => Promise<void>;
};

const paper = readFileSync(join(import.meta.dirname, 'papers-page.jpg'));

/** The paper with a note in it, so that every page is another picture. */
export function numberedPaper(page: number): Buffer {
  const note = Buffer.from(`page ${page}`);
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, note.length + 2]), note]);
  return Buffer.concat([paper.subarray(0, 2), segment, paper.subarray(2)]);
}

const namespaces =
  'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"';

const inputCaps = (name: string, height: number) =>
  `<scan:${name}><scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth><scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>${height}</scan:MaxHeight><scan:MaxScanRegions>1</scan:MaxScanRegions><scan:SettingProfiles><scan:SettingProfile><scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode><scan:ColorMode>Grayscale8</scan:ColorMode></scan:ColorModes><scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat><scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats><scan:SupportedResolutions><scan:DiscreteResolutions>${[200, 300, 600].map((dpi) => `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`).join('')}</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles></scan:${name}>`;

const capabilities = `<?xml version="1.0" encoding="UTF-8"?><scan:ScannerCapabilities ${namespaces}><pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>望潮 MFP 4100 &amp; Co</pwg:MakeAndModel><pwg:SerialNumber>1</pwg:SerialNumber><scan:UUID>6f1b2c9e-0a51-4a0e-8a83-6c2f0a6d4c11</scan:UUID><scan:Platen>${inputCaps('PlatenInputCaps', 3508)}</scan:Platen><scan:Adf>${inputCaps('AdfSimplexInputCaps', 4200)}${inputCaps('AdfDuplexInputCaps', 4200)}<scan:FeederCapacity>50</scan:FeederCapacity><scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption></scan:AdfOptions></scan:Adf></scan:ScannerCapabilities>`;

/** Starts it on this computer. */
export async function startFakeEscl(sheets = 0): Promise<FakeEscl> {
  const state: FakeEsclState = {
    sheets,
    jamsAt: undefined,
    staysAt: undefined,
    told: undefined,
    instead: new Map(),
  };
  const asked: string[] = [];
  const settings: string[] = [];
  let job = 0;
  let open: { duplex: boolean; feeder: boolean; sides: number } | undefined;
  let taken = 0;
  let drawn = 0;
  let isJammed = false;

  const status = () => {
    const adf =
      state.told ??
      (isJammed && state.jamsAt !== undefined
        ? 'ScannerAdfJam'
        : state.sheets > 0
          ? 'ScannerAdfLoaded'
          : 'ScannerAdfEmpty');
    return `<?xml version="1.0" encoding="UTF-8"?><scan:ScannerStatus ${namespaces}><pwg:Version>2.63</pwg:Version><pwg:State>Idle</pwg:State><scan:AdfState>${adf}</scan:AdfState></scan:ScannerStatus>`;
  };
  const xml = (response: ServerResponse, text: string) =>
    response.setHeader('Content-Type', 'text/xml').end(text);
  const plain = (response: ServerResponse, code: number) => response.writeHead(code).end();

  const nextDocument = (response: ServerResponse): unknown => {
    if (open === undefined) return plain(response, 404);
    if (drawn + 1 === state.staysAt) return undefined;
    if (open.feeder && open.sides % 2 === 0) {
      if (state.sheets === 0) return plain(response, 404);
      taken += 1;
      if (taken === state.jamsAt) {
        isJammed = true;
        // The sheet is taken out of the way and put back by whoever clears the jam.
        taken -= 1;
        open = undefined;
        return plain(response, 409);
      }
      state.sheets -= 1;
    } else if (!open.feeder && open.sides > 0) {
      return plain(response, 404);
    }
    open.sides += open.feeder && !open.duplex ? 2 : 1;
    drawn += 1;
    return response.setHeader('Content-Type', 'image/jpeg').end(numberedPaper(drawn));
  };

  const answer = (request: IncomingMessage, response: ServerResponse, body: string): unknown => {
    const path = request.url ?? '';
    if (path === '/eSCL/ScannerCapabilities') return xml(response, capabilities);
    if (path === '/eSCL/ScannerStatus') return xml(response, status());
    if (request.method === 'POST' && path === '/eSCL/ScanJobs') {
      settings.push(body);
      const feeder = body.includes('Feeder');
      if (feeder && (state.sheets === 0 || (isJammed && state.jamsAt !== undefined))) {
        return plain(response, 409);
      }
      isJammed = false;
      open = { feeder, duplex: /Duplex>true</.test(body), sides: 0 };
      job += 1;
      const { port } = server.address() as AddressInfo;
      const location = `http://127.0.0.1:${port}/eSCL/ScanJobs/${job}`;
      return response.writeHead(201, { Location: location }).end();
    }
    if (path === `/eSCL/ScanJobs/${job}/NextDocument`) return nextDocument(response);
    if (request.method === 'DELETE') open = undefined;
    return plain(response, request.method === 'DELETE' ? 200 : 404);
  };

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const path = (request.url ?? '').replace(/^.*\//, '');
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const instead = state.instead.get(path)?.shift();
      if (instead === undefined) answer(request, response, body);
      else instead(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/eSCL`,
    state,
    asked,
    settings,
    given: () => drawn,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
