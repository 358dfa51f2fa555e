/** The few things the platform does with an S3 bucket, over the AWS client. */
import type { S3Client } from '@aws-sdk/client-s3';
import * as s3 from '@aws-sdk/client-s3';

export type BucketSettings = {
  /** `https://host[:port]` of any server that speaks S3. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

type ListedObject = { readonly key: string; readonly bytes: number; readonly at: Date };

/** Multipart parts but the last must have 5 MiB at least (S3); files that are not larger go in one request. */
const partBytes = 8 * 1024 * 1024;

/** An S3 bucket. Every call throws what the client throws when the server refuses or cannot be reached. */
export class Bucket {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey }: BucketSettings) {
    this.#bucket = bucket;
    this.#client = new s3.S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Servers other than Amazon's: the bucket is in the path, and newer checksum trailers are not understood by all.
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
    });
  }

  /** @throws when the bucket does not exist or the keys do not open it. */
  async check(): Promise<void> {
    await this.#client.send(new s3.HeadBucketCommand({ Bucket: this.#bucket }));
  }

  /** Size of an object in bytes; undefined when there is none. */
  async findBytes(key: string): Promise<number | undefined> {
    const input = { Bucket: this.#bucket, Key: key };
    const head = await this.#client.send(new s3.HeadObjectCommand(input)).catch(absent);
    return head?.ContentLength;
  }

  /** A whole small object; undefined when there is none. */
  async find(key: string): Promise<Buffer | undefined> {
    const input = { Bucket: this.#bucket, Key: key };
    const found = await this.#client.send(new s3.GetObjectCommand(input)).catch(absent);
    return found?.Body && Buffer.from(await found.Body.transformToByteArray());
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.#client.send(
      new s3.PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: bytes }),
    );
  }

  /**
   * Writes an object from `pieces`, in parts when it is large. It comes to be only when `isRight` says so after the
   * last piece, and is not there at all otherwise.
   */
  async putWhen(
    key: string,
    pieces: AsyncIterable<Uint8Array>,
    isRight: () => boolean,
  ): Promise<boolean> {
    const parts = new Parts(this.#client, { Bucket: this.#bucket, Key: key });
    let held: Uint8Array[] = [];
    let heldBytes = 0;
    try {
      for await (const piece of pieces) {
        held.push(piece);
        heldBytes += piece.length;
        if (heldBytes < partBytes) continue;
        await parts.add(Buffer.concat(held));
        [held, heldBytes] = [[], 0];
      }
      if (!isRight()) {
        await parts.abandon();
        return false;
      }
      await parts.finish(Buffer.concat(held));
      return true;
    } catch (error) {
      await parts.abandon();
      throw error;
    }
  }

  /** Every object whose key begins with `prefix`, in the order of keys. */
  async *list(prefix: string): AsyncGenerator<ListedObject> {
    let token: string | undefined;
    do {
      const page: s3.ListObjectsV2CommandOutput = await this.#client.send(
        new s3.ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: prefix,
          ContinuationToken: token,
        }),
      );
      for (const { Key: key, Size: bytes, LastModified: at } of page.Contents ?? []) {
        if (key !== undefined && bytes !== undefined && at !== undefined) yield { key, bytes, at };
      }
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  /** Removes objects; those that are not there are no error. */
  async remove(keys: readonly string[]): Promise<void> {
    for (let from = 0; from < keys.length; from += 1000) {
      const some = keys.slice(from, from + 1000).map((Key) => ({ Key }));
      const answer = await this.#client.send(
        new s3.DeleteObjectsCommand({
          Bucket: this.#bucket,
          Delete: { Objects: some, Quiet: true },
        }),
      );
      const [failed] = answer.Errors ?? [];
      if (failed !== undefined) throw new Error(`Not removed: ${failed.Code ?? 'unknown'}`);
    }
  }

  close(): void {
    this.#client.destroy();
  }
}

/** The parts of one object; the multipart upload begins with the first one and leaves nothing behind. */
class Parts {
  readonly #etags: (string | undefined)[] = [];
  #uploadId: string | undefined;

  constructor(
    private readonly client: S3Client,
    private readonly target: { readonly Bucket: string; readonly Key: string },
  ) {}

  async add(Body: Buffer): Promise<void> {
    this.#uploadId ??= (
      await this.client.send(new s3.CreateMultipartUploadCommand(this.target))
    ).UploadId;
    const part = { UploadId: this.#uploadId, PartNumber: this.#etags.length + 1 };
    const { ETag } = await this.client.send(
      new s3.UploadPartCommand({ ...this.target, ...part, Body }),
    );
    this.#etags.push(ETag);
  }

  async finish(rest: Buffer): Promise<void> {
    if (this.#uploadId === undefined) {
      await this.client.send(new s3.PutObjectCommand({ ...this.target, Body: rest }));
      return;
    }
    if (rest.length > 0) await this.add(rest);
    const Parts = this.#etags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
    const whole = { UploadId: this.#uploadId, MultipartUpload: { Parts } };
    await this.client.send(new s3.CompleteMultipartUploadCommand({ ...this.target, ...whole }));
  }

  /** Parts that a server does not let go of are no object: its own rule for unfinished uploads removes them. */
  async abandon(): Promise<void> {
    if (this.#uploadId === undefined) return;
    const upload = { ...this.target, UploadId: this.#uploadId };
    const abort = new s3.AbortMultipartUploadCommand(upload);
    await this.client.send(abort).catch(() => undefined);
  }
}

function absent(error: unknown): undefined {
  if (error instanceof s3.S3ServiceException && error.$metadata.httpStatusCode === 404) {
    return undefined;
  }
  throw error;
}
