/**
 * electron-updater as this program uses it: it downloads one file and verifies it. What it downloads is what release.json says once
 * the publisher's signature holds, not what an unsigned list on the server says, and it installs nothing: that is for the end.
 */
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
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hasCode } from '../ledger/durable-file';
import { addressOf } from './ask-server';
import { comeWhole } from './come-whole';
import type { FeedLine } from './feed-line';
import { openPart } from './part-file';
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
  /** What has come is kept here until it is whole; on the same disk. */
  readonly parts: string;
  /** So many bytes of the whole file are here. */
  readonly onReceived: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/** Brings the file over our line, and asks for nothing else. */
class PartExecutor extends ElectronHttpExecutor {
  trouble: UpdateError | undefined;
  private readonly of: FeedDownload;

  constructor(of: FeedDownload) {
    super();
    this.of = of;
  }

  override async download(url: URL, destination: string): Promise<string> {
    const { offer, parts } = this.of;
    const part = await openPart(parts, offer.file);
    try {
      const came = await comeWhole({ ...this.of, url, file: offer.file }, part);
      if (came.ok) {
        await part.moveTo(destination);
        return destination;
      }
      this.trouble = came.error;
    } catch (error) {
      // A full disk is not left full.
      await part.drop().catch(() => undefined);
      throw error;
    }
    await (part.size() > 0 ? part.rest() : part.drop());
    throw new Error('It did not come.');
  }

  override createRequest(): ClientRequest {
    throw new Error('Nothing else is asked for.');
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
  readonly httpExecutor: PartExecutor;

  constructor(of: FeedDownload, executor: PartExecutor) {
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
      task: (path) => this.httpExecutor.download(fileInfo.url, path),
      done: () => Promise.resolve(),
    });
  }

  /** Never: an update is put in place when the record is closed. */
  override quitAndInstall(): void {
    throw new Error('Nothing is installed from here.');
  }
}

function troubleOf(error: unknown, { offer }: FeedDownload): UpdateError {
  if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) {
    return { kind: 'updateDiskFull', needed: offer.file.size };
  }
  return { kind: 'updateNotKept' };
}

/** Downloads the file of the offer, whole and with the digest that was signed, and answers where it lies below `scratch`. */
export async function downloadOffer(of: FeedDownload): Promise<Result<string, UpdateError>> {
  if (of.signal.aborted) return err({ kind: 'updateStopped' });
  const executor = new PartExecutor(of);
  try {
    const updater = new FeedUpdater(of, executor);
    const found = await updater.checkForUpdates();
    if (found?.isUpdateAvailable !== true) {
      const { version } = of.offer.release;
      return err({ kind: 'updateOlder', version, installed: of.version });
    }
    const [path] = await updater.downloadUpdate();
    return path === undefined ? err({ kind: 'updateBrokenOff' }) : ok(path);
  } catch (error) {
    return err(executor.trouble ?? troubleOf(error, of));
  }
}
