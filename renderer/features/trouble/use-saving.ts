/** Saving a file where somebody says, and telling what became of it. */
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { useToast } from '../../ui/feedback/toast';
import { useCall, type Call } from './use-call';

type Saved = { readonly saved: boolean; readonly fileName: string };

/** What is told; without `notSaved`, nothing where somebody chose no place. */
type SavingWords = {
  readonly saved: (fileName: string) => string;
  readonly notSaved?: string | undefined;
};

/** A later word under the same `key` takes the place of the one before. */
export function useSaving(
  key: string,
  words: SavingWords,
): Omit<Call, 'run'> & {
  readonly save: (work: () => Promise<Result<Saved, AppError>>) => Promise<void>;
} {
  const { run, ...call } = useCall();
  const toast = useToast();
  return {
    ...call,
    save: async (work) => {
      const done = await run(work);
      if (done === undefined) return;
      const { saved, fileName } = done.value;
      const title = saved ? words.saved(fileName) : words.notSaved;
      if (title !== undefined) toast({ tone: saved ? 'success' : 'neutral', title }, key);
    },
  };
}
