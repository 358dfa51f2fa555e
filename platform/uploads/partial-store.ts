/** Unfinished uploads on disk: tus' file store, which here never starts an upload anew that is under way. */
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';

export class PartialStore extends FileStore {
  constructor(
    readonly folder: string,
    expirationMs: number,
    private readonly now: () => Date,
  ) {
    super({ directory: folder, expirationPeriodInMilliseconds: expirationMs });
    // Deferred length and data in the creating request are not offered: the manifest knows every size.
    this.extensions = ['creation', 'expiration'];
  }

  /** Creates an empty upload; one that is under way is left as it is (POST can be sent twice). */
  override async create(upload: Upload): Promise<Upload> {
    return (await this.findUpload(upload.id)) ?? super.create(upload);
  }

  /** The upload with its present offset; undefined when never created or expired. */
  async findUpload(id: string): Promise<Upload | undefined> {
    const upload = await this.getUpload(id).catch(goneIsUndefined);
    if (upload === undefined) return undefined;
    const createdMs = Date.parse(upload.creation_date ?? '');
    return this.now().getTime() - createdMs > this.getExpiration() ? undefined : upload;
  }
}

function goneIsUndefined(error: unknown): undefined {
  const status =
    typeof error === 'object' && error !== null && 'status_code' in error ? error.status_code : 0;
  if (status === 404 || status === 410) return undefined;
  throw error;
}
