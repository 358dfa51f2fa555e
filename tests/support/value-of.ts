/** What went well, without asking at every step. */
import type { Result } from '../../shared/domain/result';

/** The value of what must have gone well. */
export function valueOf<T>(result: Result<T, { kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}
