/** The calls about the bytes of a case's pictures. */
import * as z from 'zod';
import { sha256Schema, uuidSchema } from '../../domain/ids';
import { call, nothing, pictureBytes } from '../call';

export const blobCalls = {
  read: call(
    z.strictObject({ caseId: uuidSchema, sha256: sha256Schema }),
    z.instanceof(Uint8Array),
  ),
  /** Hands back a picture that main lost and the working set still has; taken only when it is the very same. */
  offer: call(
    z.strictObject({ caseId: uuidSchema, sha256: sha256Schema, bytes: pictureBytes }),
    nothing,
  ),
} as const;
