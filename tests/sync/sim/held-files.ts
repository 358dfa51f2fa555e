/** The files of the simulated platform, and the uploads (tus) that become such files. */
import { uploadIdFor } from '../../../shared/protocol/messages';
import type { Answered, SimRequest } from './answers';
import { bare, metadataOf, problem, tus } from './answers';
import { sha256, simIdentity } from './fixtures';
import type { Partial, Revision } from './held-things';

const checksumOf = (chunk: Uint8Array) =>
  `sha256 ${Buffer.from(sha256(chunk), 'hex').toString('base64')}`;

export class HeldFiles {
  readonly files = new Map<string, Uint8Array>();
  readonly partials = new Map<string, Partial>();
  /** How often uploads or files were lost in part or whole. */
  lost = 0;

  /** `checks`: whether each chunk is held against its checksum. */
  constructor(private readonly checks: () => boolean) {}

  restart(loses: () => boolean): void {
    for (const [id, partial] of this.partials) {
      const lost = loses();
      if (lost) this.partials.delete(id);
      else if (loses()) partial.offset = Math.floor(partial.offset / 2);
      else continue;
      this.lost += 1;
    }
  }

  lose(hash: string): void {
    if (this.files.delete(hash)) this.lost += 1;
  }

  hasAll(files: Revision['files']): boolean {
    return files.every(({ sha256: hash }) => this.files.has(hash));
  }

  /** A restore may take the files of what it undoes with it; by their names, so that a seed says which. */
  loseWith({ files }: Revision, others: Iterable<Revision>): void {
    const committed = [...others].filter(({ receipt }) => receipt !== undefined);
    const needed = new Set(committed.flatMap((row) => row.files.map((file) => file.sha256)));
    for (const { sha256: hash } of files) if (hash < '8' && !needed.has(hash)) this.lose(hash);
  }

  upload(request: SimRequest, id = ''): Answered {
    const { method, headers } = request;
    if (method === 'POST') return this.#create(request);
    const hash = id.split('.')[2] ?? '';
    const whole = this.files.get(hash);
    const partial = this.partials.get(id);
    if (method === 'HEAD') {
      if (whole !== undefined) return tus(200, whole.length, whole.length);
      return partial === undefined ? bare(404) : tus(200, partial.offset, partial.bytes.length);
    }
    if (whole !== undefined) return problem(409, 'upload-offset-differs');
    if (partial === undefined) return problem(404, 'not-found');
    if (Number(headers['Upload-Offset']) !== partial.offset)
      return problem(409, 'upload-offset-differs');
    return this.#append(id, partial, request) ?? tus(204, partial.offset, partial.bytes.length);
  }

  /** The problem that the chunk or the last byte showed, if any. */
  #append(id: string, partial: Partial, request: SimRequest): Answered | undefined {
    const { headers, body, cut } = request;
    const hash = id.split('.')[2] ?? '';
    const chunk = body instanceof Uint8Array ? body : new Uint8Array();
    const said = headers['Upload-Checksum'];
    if (this.checks() && cut === undefined && said !== undefined && said !== checksumOf(chunk)) {
      return problem(460, 'chunk-differs');
    }
    partial.bytes.set(chunk, partial.offset);
    partial.offset += chunk.length;
    if (partial.offset < partial.bytes.length) return undefined;
    this.partials.delete(id);
    if (sha256(partial.bytes) !== hash) return problem(460, 'file-differs');
    this.files.set(hash, partial.bytes);
    return undefined;
  }

  /** Data that comes with a creation counts only when nothing was there before. */
  #create(request: SimRequest): Answered {
    const { headers } = request;
    const length = Number(headers['Upload-Length']);
    const { caseId, hash } = metadataOf(headers);
    const id = uploadIdFor(simIdentity.stationId, caseId, hash);
    const whole = this.files.get(hash)?.length;
    const partial = this.partials.get(id) ?? { bytes: new Uint8Array(length), offset: 0 };
    if (whole === undefined && !this.partials.has(id)) {
      this.partials.set(id, partial);
      const refused = this.#append(id, partial, request);
      if (refused !== undefined) return refused;
    }
    const created = tus(201, whole ?? partial.offset, length);
    return {
      ...created,
      headers: { ...created.headers, location: `http://elsewhere.invalid/${id}` },
    };
  }
}
