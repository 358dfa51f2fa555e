/** Bare tus requests to a hosted platform, and cases whose files are still to come. */
import { expect } from 'vitest';
import { problemBase, uploadIdFor } from '../../shared/protocol/messages';
import { buildCase } from './platform-builders';
import type { HostedPlatform } from './platform-host';
import type { TestStation } from './platform-station';
import { uploadMetadata } from './platform-station';

export const dataType = 'application/offset+octet-stream';

export function uploadsAt(platform: () => HostedPlatform) {
  /** A station with a case whose files it has not sent. */
  const announced = async (imageBytes: number) => {
    const station = await platform().pairStation();
    const built = buildCase({ imageBytes });
    await station.put(built.submission);
    const [[sha256, bytes] = ['', Buffer.alloc(0)]] = built.files;
    const { caseId } = built.submission;
    const path = `/v1/uploads/${uploadIdFor(station.reply.stationId, caseId, sha256)}`;
    return { station, built, caseId, sha256, bytes, path };
  };
  const create = (station: TestStation, caseId: string, sha256: string, length: number) =>
    station.tus('POST', '/v1/uploads', {
      'Upload-Length': String(length),
      'Upload-Metadata': uploadMetadata(caseId, sha256),
    });
  const patch = (station: TestStation, path: string, offset: number, body: Buffer) =>
    station.tus('PATCH', path, { 'Upload-Offset': String(offset), 'Content-Type': dataType }, body);
  const typeOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { type } = (await response.json()) as { readonly type: string };
    return [response.status, type.replace(problemBase, '')];
  };
  const offsetOf = async (station: TestStation, path: string) => {
    const response = await station.tus('HEAD', path, {});
    return [response.status, response.headers.get('upload-offset')];
  };
  return { announced, create, patch, typeOf, offsetOf };
}
