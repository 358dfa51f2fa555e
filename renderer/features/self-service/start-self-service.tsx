/** Handing the screen to a parent: what will happen is said once, everything is saved, then main fences the window in. */
import { createContext, use, useState, type ReactNode } from 'react';
import { v7 as newId } from 'uuid';
import type { Case } from '../../../shared/domain/case';
import type { CaseKind } from '../../../shared/domain/case-kind';
import { err } from '../../../shared/domain/result';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import { allKept } from '../../session/settle';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { Checkbox } from '../../ui/field/checkbox';
import { PeopleIcon } from '../../ui/icon/thing-icons';
import { WorkDialog } from '../../ui/overlay/work-dialog';
import { KindQuestion } from '../intake/kind-question';
import { useMessages } from '../language/messages-context';
import { useLook } from '../look/look-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import { useSessionSwap } from './session-swap';

/** The case that is handed over, or a new one of this matter; `asks`: which matter is still to be said. */
type Wanted = { readonly caseId?: string; readonly kind: CaseKind; readonly asks?: boolean };

const StartContext = createContext<(wanted: Wanted) => void>(() => undefined);

/** Asks before the screen is handed over, whoever wants it. */
export const useStartSelfService = (): ((wanted: Wanted) => void) => use(StartContext);

/** Main refuses it to everybody else. */
export function useMayStartSelfService(): boolean {
  const { session } = useSession();
  return mayCall(callRules.selfService.begin, session.operator.role) === 'yes';
}

/** Holds the question, so that it outlives the list that it was chosen in. */
export function SelfServiceProvider({ children }: { readonly children: ReactNode }) {
  const [wanted, setWanted] = useState<Wanted>();
  return (
    <StartContext value={setWanted}>
      {children}
      {wanted !== undefined && <Start wanted={wanted} onClose={() => setWanted(undefined)} />}
    </StartContext>
  );
}

const pictureWaitMs = 1_500;

function Start({ wanted, onClose }: { readonly wanted: Wanted; readonly onClose: () => void }) {
  const { intake, selfService } = useMessages();
  const { desk: words } = selfService;
  const desk = useSession();
  const swap = useSessionSwap();
  const call = useCall();
  const [kind, setKind] = useState(wanted.kind);
  const [isUnsaved, setUnsaved] = useState(false);
  const { look, choose } = useLook();
  const isWhole = look.wholeScreen;
  const begin = async () => {
    const begun = await call.run(async () => {
      const [kept, open] = await Promise.all([allKept(desk), desk.pictures.drained(pictureWaitMs)]);
      // What is not on the disk would be lost with this desk.
      setUnsaved(!kept || open > 0);
      if (!kept || open > 0) return err({ kind: 'rowsBehind' as const, full: false });
      return desk.bridge.selfService.begin({ caseId: wanted.caseId ?? newId(), kind, isWhole });
    });
    if (begun !== undefined) swap(begun.value);
  };
  return (
    <WorkDialog
      title={words.title}
      size="medium"
      cancelLabel={words.cancel}
      onCancel={onClose}
      confirmLabel={words.confirm}
      onConfirm={() => void begin()}
      pending={call.pending}
      focus="confirm"
    >
      {words.explain.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {wanted.asks === true && (
        <KindQuestion kind={kind} onChange={setKind} help={intake.kindHelp} />
      )}
      <Checkbox
        checked={isWhole}
        onChange={(wholeScreen) => choose({ wholeScreen })}
        description={words.wholeHelp}
        disabled={call.pending}
      >
        {words.whole}
      </Checkbox>
      {isUnsaved ? (
        <Notice tone="warning" title={words.unsaved} />
      ) : (
        <ErrorNotice error={call.error} />
      )}
    </WorkDialog>
  );
}

/** For a draft of who works here; nothing for everybody else. */
export function HandToFamily({ current }: { readonly current: Pick<Case, 'id' | 'kind'> }) {
  const { selfService } = useMessages();
  const start = useStartSelfService();
  const may = useMayStartSelfService();
  if (!may) return null;
  return (
    <Button icon={<PeopleIcon />} onPress={() => start({ caseId: current.id, kind: current.kind })}>
      {selfService.desk.start}
    </Button>
  );
}
