/** A self-test as a screen runs it: part after part, to be stopped at any moment, and the last result. */
import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import {
  mainParts,
  selfTestParts,
  windowParts,
  type Finding,
  type MainPart,
  type PartResult,
  type SelfTestPart,
  type WindowPart,
} from '../../../shared/self-test/finding';
import type { SelfTest } from '../../../shared/self-test/self-test-event';
import { useSession } from '../../session/session-provider';

type Phase =
  | { readonly name: 'resting'; readonly stopped: boolean }
  /** `found`: with the names of devices, which nobody keeps. */
  | {
      readonly name: 'running';
      readonly part: SelfTestPart | undefined;
      readonly found: readonly PartResult[];
    }
  | { readonly name: 'done'; readonly found: readonly PartResult[] };

const isMain = (part: SelfTestPart): part is MainPart =>
  (mainParts as readonly SelfTestPart[]).includes(part);
const isWindow = (part: SelfTestPart): part is WindowPart =>
  (windowParts as readonly SelfTestPart[]).includes(part);

export function useSelfTest() {
  const { bridge } = useSession();
  const [phase, setPhase] = useState<Phase>({ name: 'resting', stopped: false });
  const [last, setLast] = useState<{ readonly test: SelfTest | undefined }>();
  const [error, setError] = useState<AppError>();
  /** The run that counts; one that was stopped goes on in the dark and is not heard. */
  const run = useRef(0);

  useEffect(() => {
    let gone = false;
    void bridge.selfTest.last(undefined).then((answer) => {
      if (!gone && answer.ok) setLast((known) => known ?? { test: answer.value });
    });
    return () => {
      gone = true;
    };
  }, [bridge]);
  // Whoever leaves the screen stops it: nothing opens a camera behind another screen.
  useEffect(
    () => () => {
      run.current += 1;
    },
    [],
  );

  const start = async () => {
    run.current += 1;
    const mine = run.current;
    const isMine = () => run.current === mine;
    setError(undefined);
    setPhase({ name: 'running', part: undefined, found: [] });
    const fail = (why: AppError) => {
      if (!isMine()) return;
      setError(why);
      setPhase({ name: 'resting', stopped: false });
    };
    const begun = await bridge.selfTest.begin(undefined);
    if (!begun.ok) return fail(begun.error);
    const { id } = begun.value;
    const { tryInWindow } = await import('./window-trials');
    const found: PartResult[] = [];
    const seen: { part: WindowPart; findings: Finding[] }[] = [];
    for (const part of selfTestParts) {
      if (!isMine()) return;
      setPhase({ name: 'running', part, found: [...found] });
      const findings: Finding[] = [];
      if (isWindow(part)) {
        const own = await tryInWindow(part);
        seen.push({ part, findings: own });
        findings.push(...own);
      }
      if (isMain(part) && isMine()) {
        const answer = await bridge.selfTest.probe({ id, part });
        if (!answer.ok) return fail(answer.error);
        findings.push(...answer.value);
      }
      found.push({ part, findings });
    }
    if (!isMine()) return;
    setPhase({ name: 'running', part: undefined, found });
    const kept = await bridge.selfTest.finish({ id, seen });
    if (!kept.ok) return fail(kept.error);
    if (!isMine()) return;
    setLast({ test: kept.value });
    setPhase({ name: 'done', found });
  };
  const stop = () => {
    run.current += 1;
    void bridge.selfTest.stop(undefined);
    setPhase({ name: 'resting', stopped: true });
  };
  return { phase, last, error, start: () => void start(), stop };
}
