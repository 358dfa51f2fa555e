/**
 * Another network scanner, written without a look at the first: its names have other prefixes or none, it warms up with
 * 503, names its jobs by a path alone, sends in chunks, over https with a certificate of its own, and drops the line when
 * paper jams.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { numberedPaper } from './fake-escl';

export type OtherEscl = {
  readonly port: number;
  readonly url: string;
  /** Pages it gave since it was started. */
  given: number;
  /** Page that breaks off in the middle with the feeder jammed; cleared by setting it to 0. */
  breaksAt: number;
  sheets: number;
  stop: () => void;
};

const caps = (
  root: string,
) => `<ScannerCapabilities xmlns="${root}" xmlns:p="http://www.pwg.org/schemas/2010/12/sm">
  <p:Version>2.0</p:Version>
  <p:MakeAndModel>
     Other   ADF-only
  </p:MakeAndModel>
  <Adf>
    <AdfSimplexInputCaps>
      <MinWidth>0</MinWidth><MaxWidth>2551</MaxWidth><MinHeight>0</MinHeight><MaxHeight>4205</MaxHeight>
      <SettingProfiles><SettingProfile name="0">
        <ColorModes><ColorMode>BlackAndWhite1</ColorMode><ColorMode>Grayscale8</ColorMode></ColorModes>
        <SupportedResolutions><ResolutionRange>
          <XResolutionRange><Min>75</Min><Max>400</Max><Normal>300</Normal><Step>1</Step></XResolutionRange>
          <YResolutionRange><Min>75</Min><Max>400</Max><Normal>300</Normal><Step>1</Step></YResolutionRange>
        </ResolutionRange></SupportedResolutions>
      </SettingProfile></SettingProfiles>
    </AdfSimplexInputCaps>
  </Adf>
</ScannerCapabilities>`;

/** Starts it; its key and certificate are made in `folder`. */
export async function startOtherEscl(folder: string, sheets: number): Promise<OtherEscl> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=printer',
  ];
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const scanner = {
    port: 0,
    url: '',
    given: 0,
    breaksAt: 0,
    sheets,
    stop: () => undefined as void,
  };
  let warmUps = 2;
  let jobs = 100;
  let slow = 0;
  const root = 'http://schemas.hp.com/imaging/escl/2011/05/03';
  const server = https.createServer(
    { key: readFileSync(key), cert: readFileSync(cert) },
    (ask, tell) => {
      ask.resume();
      const url = ask.url ?? '';
      const route = `${ask.method ?? ''} ${url.replace(/\d+/, 'N')}`;
      switch (route) {
        case 'GET /scan/ScannerCapabilities':
          // In one piece or three: whoever reads must not care.
          tell.setHeader('Content-Type', 'application/xml; charset=utf-8');
          for (const piece of caps(root).match(/[^]{1,400}/g) ?? []) tell.write(piece);
          return tell.end();
        case 'GET /scan/ScannerStatus': {
          const jammed = scanner.breaksAt > 0 && scanner.given + 1 === scanner.breaksAt;
          tell.setHeader('Content-Type', 'application/xml');
          return tell.end(
            `<s:ScannerStatus xmlns:s="${root}"><s:State>Idle</s:State><s:AdfState>${jammed ? 'ScannerAdfJam' : 'ScannerAdfProcessing'}</s:AdfState></s:ScannerStatus>`,
          );
        }
        case 'POST /scan/ScanJobs':
          if (warmUps > 0) {
            warmUps -= 1;
            tell.writeHead(503, { 'Retry-After': '0' });
            return tell.end();
          }
          jobs += 1;
          tell.writeHead(201, { Location: `/scan/ScanJobs/${jobs}/` });
          return tell.end();
        case 'GET /scan/ScanJobs/N/NextDocument': {
          if (url !== `/scan/ScanJobs/${jobs}/NextDocument`) return tell.writeHead(404).end();
          if (slow < 1) {
            slow += 1;
            return tell.writeHead(503).end();
          }
          slow = 0;
          if (scanner.sheets === 0) return tell.writeHead(410).end();
          const page = numberedPaper(scanner.given + 1);
          tell.setHeader('Content-Type', 'application/octet-stream');
          for (let at = 0; at < page.length; at += 7_000) {
            tell.write(page.subarray(at, at + 7_000));
            if (scanner.given + 1 === scanner.breaksAt)
              return void setTimeout(() => tell.destroy(), 20);
          }
          scanner.given += 1;
          scanner.sheets -= 1;
          return tell.end();
        }
        case 'DELETE /scan/ScanJobs/N':
          return tell.writeHead(204).end();
        default:
          return tell.writeHead(404).end();
      }
    },
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  scanner.port = (server.address() as AddressInfo).port;
  scanner.url = `https://127.0.0.1:${scanner.port}/scan`;
  scanner.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return scanner;
}
