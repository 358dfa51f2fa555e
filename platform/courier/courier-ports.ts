/** What the platform brings to courier files: Node's bytes, and its problems (courier-file.ts). */
import type { CourierPorts } from '../../shared/protocol/courier-file';
import { Problem } from '../http/problems';

const problems = {
  damaged: 'courier-file-damaged',
  forAnother: 'courier-file-for-another',
} as const;

export const courierPorts: CourierPorts = {
  encode: (text) => Buffer.from(text),
  decode: (bytes) => Buffer.from(bytes).toString(),
  toBase64: (bytes) => Buffer.from(bytes).toString('base64'),
  fromBase64: (text) => Buffer.from(text, 'base64'),
  fault: (fault) => new Problem(problems[fault]),
};
