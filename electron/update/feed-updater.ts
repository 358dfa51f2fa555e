/**
 * electron-updater as this program uses it: it downloads one file and verifies it. What it downloads is what release.json says once
 * the publisher's signature holds, not what an unsigned list on the server says, and it installs nothing: that is for the end.
 */
import type { RequestOptions } from 'node:http';
import type { ClientRequest } from 'electron';
import type { AppAdapter } from 'electron-updater/out/AppAdapter';
import type {
  DownloadExecutorResult,
  DownloadUpdateOptions,
} from 'electron-updater/out/AppUpdater';
import { AppUpdater } from 'electron-updater/out/AppUpdater';
import { DownloadedUpdateHelper } from 'electron-updater/out/DownloadedUpdateHelper';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import { Provider } from 'electron-updater/out/providers/Provider';
import type { ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater/out/types';
import { CancellationToken } from 'electron-updater/out/types';
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hasCode } from '../ledger/durable-file';
import { addressOf, refusalOf, silenceMs } from './ask-server';
import type { FeedLine, FeedReply } from './feed-line';
import type { Offer } from './read-release';

export type FeedDownload = {
  readonly line: FeedLine;
  /** The address of the folder on the server. */
  readonly server: string;
  readonly offer: Offer;
  /** Of the program that runs. */
  readonly version: string;
  /** Everything that electron-updater writes goes below it. */
  readonly scratch: string;
  readonly onReceived: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/** Its requests over our line, ended as soon as more comes than was signed, or nothing for long. */
class BoundedExecutor extends ElectronHttpExecutor {
  readonly token = new CancellationToken();
  trouble: UpdateError | undefined;
  received = 0;
  private silent: NodeJS.Timeout | undefined;
  private asking: { abort(): void } | undefined;
  private readonly of: FeedDownload;

  constructor(of: FeedDownload) {
    super();
    this.of = of;
  }

  /** Ends the download for this reason. */
  end(trouble: UpdateError): void {
    this.trouble ??= trouble;
    this.rest();
    this.token.cancel();
    this.asking?.abort();
  }

  rest(): void {
    clearTimeout(this.silent);
  }

  override createRequest(
    { protocol, hostname, port, path }: RequestOptions,
    onReply: (reply: unknown) => void,
  ): ClientRequest {
    const at = port === undefined || port === null || port === '' ? '' : `:${String(port)}`;
    const url = new URL(`${String(protocol)}//${String(hostname)}${at}${String(path)}`);
    const request = this.of.line(url, (reply) => this.answered(reply, onReply));
    this.asking = request;
    this.heard();
    // Electron's and Node's requests have in common what electron-updater asks of one.
    return request as unknown as ClientRequest;
  }

  private heard(): void {
    clearTimeout(this.silent);
    this.silent = setTimeout(() => this.end({ kind: 'updateBrokenOff' }), silenceMs);
  }

  private answered(reply: FeedReply, onReply: (reply: unknown) => void): void {
    const { file } = this.of.offer;
    const refusal = refusalOf(reply);
    const damaged = { kind: 'updateServerDamaged', name: file.name } as const;
    if (refusal !== undefined) {
      return this.end(refusal.kind === 'updateServerMissing' ? damaged : refusal);
    }
    reply.on('data', (piece: Buffer) => {
      this.heard();
      this.received += piece.length;
      this.of.onReceived(this.received);
      if (this.received > file.size) this.end(damaged);
    });
    onReply(reply);
  }
}

/** Knows one release: the signed one. */
function providerOf({ offer, server }: FeedDownload) {
  const { file, release } = offer;
  const sha512 = Buffer.from(file.sha512, 'hex').toString('base64');
  const info = { url: file.name, size: file.size, sha512 };
  return class extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }
    override getLatestVersion(): Promise<UpdateInfo> {
      const { version } = release;
      return Promise.resolve({ version, files: [info], path: file.name, sha512, releaseDate: '' });
    }
    override resolveFiles(): ResolvedUpdateFileInfo[] {
      return [{ url: addressOf(server, file.name), info }];
    }
  };
}

/** Ends nothing and opens nothing: the program sees to that itself. */
const adapterOf = ({ version, scratch }: FeedDownload): AppAdapter => ({
  version,
  name: 'enrollment-station',
  isPackaged: true,
  appUpdateConfigPath: '',
  userDataPath: scratch,
  baseCachePath: scratch,
  whenReady: () => Promise.resolve(),
  relaunch: () => undefined,
  quit: () => undefined,
  onQuit: () => undefined,
});

class FeedUpdater extends AppUpdater {
  readonly httpExecutor: BoundedExecutor;

  constructor(of: FeedDownload, executor: BoundedExecutor) {
    super(null, adapterOf(of));
    this.httpExecutor = executor;
    this.downloadedUpdateHelper = new DownloadedUpdateHelper(of.scratch);
    this.logger = null;
    this.autoDownload = false;
    this.autoInstallOnAppQuit = false;
    this.allowDowngrade = false;
    this.disableDifferentialDownload = true;
    this.disableWebInstaller = true;
    this.setFeedURL({ provider: 'custom', updateProvider: providerOf(of) });
  }

  /** The same for every form: one whole file. */
  protected override doDownloadUpdate(
    downloadUpdateOptions: DownloadUpdateOptions,
  ): Promise<DownloadExecutorResult> {
    const { info, provider } = downloadUpdateOptions.updateInfoAndProvider;
    const [fileInfo] = provider.resolveFiles(info);
    if (fileInfo === undefined) throw new Error('The release has no file.');
    return this.executeDownload({
      fileExtension: fileInfo.info.url.slice(fileInfo.info.url.lastIndexOf('.') + 1),
      fileInfo,
      downloadUpdateOptions,
      task: (path, options) => this.httpExecutor.download(fileInfo.url, path, options),
      done: () => Promise.resolve(),
    });
  }

  /** Never: an update is put in place when the record is closed. */
  override quitAndInstall(): void {
    throw new Error('Nothing is installed from here.');
  }
}

function troubleOf(
  error: unknown,
  executor: BoundedExecutor,
  { offer }: FeedDownload,
): UpdateError {
  if (executor.trouble !== undefined) return executor.trouble;
  if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) {
    return { kind: 'updateDiskFull', needed: offer.file.size };
  }
  if (hasCode(error, 'ERR_CHECKSUM_MISMATCH')) {
    return { kind: 'updateServerDamaged', name: offer.file.name };
  }
  if (hasCode(error, 'EACCES') || hasCode(error, 'EROFS')) return { kind: 'updateNotKept' };
  return { kind: executor.received === 0 ? 'updateServerUnreachable' : 'updateBrokenOff' };
}

/** Downloads the file of the offer, whole and with the digest that was signed, and answers where it lies below `scratch`. */
export async function downloadOffer(of: FeedDownload): Promise<Result<string, UpdateError>> {
  if (of.signal.aborted) return err({ kind: 'updateStopped' });
  const executor = new BoundedExecutor(of);
  const stop = () => executor.end({ kind: 'updateStopped' });
  of.signal.addEventListener('abort', stop, { once: true });
  try {
    const updater = new FeedUpdater(of, executor);
    const found = await updater.checkForUpdates();
    if (found?.isUpdateAvailable !== true) {
      const { version } = of.offer.release;
      return err({ kind: 'updateOlder', version, installed: of.version });
    }
    const [path] = await updater.downloadUpdate(executor.token);
    return path === undefined ? err({ kind: 'updateBrokenOff' }) : ok(path);
  } catch (error) {
    return err(troubleOf(error, executor, of));
  } finally {
    executor.rest();
    of.signal.removeEventListener('abort', stop);
  }
}
