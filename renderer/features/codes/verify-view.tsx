/** Checks whether a letter was issued by a station of this platform: scanned, from a picture, or pasted; without a line. */
import { useEffect, useEffectEvent, useState } from 'react';
import { longestScan } from '../../../shared/capture/scanned-number';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err } from '../../../shared/domain/result';
import type { LetterVerdict } from '../../../shared/ipc/calls/letter-codes';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { CodeSources } from './code-sources';
import type { ScannedText } from './codes-context';
import styles from './codes.module.css';
import { VerdictView } from './verdict-view';

type Answer = Result<LetterVerdict, AppError>;

/** `scanned` is checked at once. */
export function VerifyView({ scanned }: { readonly scanned: ScannedText | undefined }) {
  const { codes: words } = useMessages();
  const { bridge } = useSession();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const ask = (text: string): Promise<Answer> =>
    bridge.numbers
      .checkCode({ text: text.slice(0, longestScan) })
      .catch(() => err({ kind: 'internal' }));
  const check = async (text: string) => setAnswer(await ask(text));
  const onScanned = useEffectEvent(ask);
  useEffect(() => {
    if (scanned === undefined) return;
    let gone = false;
    void onScanned(scanned.text).then((told) => {
      if (!gone) setAnswer(told);
    });
    return () => {
      gone = true;
    };
  }, [scanned]);
  return (
    <CodeSources
      explain={words.verifyExplain}
      onTexts={async (texts) => {
        await check(texts.join('\n'));
        return undefined;
      }}
    >
      <form
        className={styles.typed}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') void check(typed);
        }}
      >
        <TextField
          label={words.typed}
          description={words.typedHelp}
          value={typed}
          onChange={setTyped}
          maxLength={longestScan}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
          {words.check}
        </Button>
      </form>
      <ErrorNotice error={answer?.ok === false ? answer.error : undefined} />
      {answer?.ok === true && <VerdictView verdict={answer.value} />}
    </CodeSources>
  );
}
