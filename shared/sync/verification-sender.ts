/** Brings questions to departments 数据核验 to the platform; their answers come by the feed. */
import type { VerificationRequest } from '../protocol/verification';
import type { SyncPorts } from './ports';
import type { TakenCount } from './taken-count';
import { WordSender } from './word-sender';

/**
 * A question stays queued until its answer is written down; asking twice changes nothing at the platform. What the
 * platform took is told again after a while without an answer: it may have been restored from a back-up that does not
 * know of it.
 */
export function verificationSender(
  ports: SyncPorts,
  taken: Pick<TakenCount, 'save'>,
): WordSender<VerificationRequest> {
  const { store } = ports;
  return new WordSender(ports, taken, {
    kind: 'verification',
    waiting: () => store.queuedVerifications(),
    keyOf: ({ id }) => id,
    factsOf: ({ id: verificationId }) => ({ verificationId }),
    tell: (calls, request) => calls.askVerification(request),
    refused: (request, detail) => store.recordVerificationRefused(request, detail),
  });
}
