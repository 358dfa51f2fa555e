/** 模拟平台答复: in a drill, what the platform would say is chosen at the desk. */
import type { Case } from '../../../shared/domain/case';
import { reviewSteps } from '../../../shared/domain/delivery';
import type { DrillAnswer } from '../../../shared/domain/drill';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';

const speaks = ['clerk', 'agent', 'admin'];

/** Draws nothing in a real station, and nothing where a platform would have nothing to say. */
export function DrillAnswers({ current }: { readonly current: Case }) {
  const { drill, words } = useMessages();
  const { commands, session } = useSession();
  const call = useCall();
  const answers = answersFor(current);
  if (!session.drill || answers.length === 0 || !speaks.includes(session.operator.role))
    return null;
  const step = reviewSteps.find((one) => current.review.every((taken) => taken.step !== one));
  const label = (answer: DrillAnswer) =>
    answer === 'reviewPassed' && step !== undefined
      ? drill.reviewPassed(words.reviewSteps[step])
      : drill.answers[answer];
  return (
    <>
      <Notice
        tone="info"
        live="off"
        title={drill.answersTitle}
        lines={[drill.answersLine]}
        actions={answers.map((answer, index) => (
          <Button
            key={answer}
            variant={index === 0 ? 'primary' : 'secondary'}
            pending={call.pending}
            onPress={() => void call.run(() => commands.drillAnswer(current.id, answer))}
          >
            {label(answer)}
          </Button>
        ))}
      />
      <ErrorNotice error={call.error} />
    </>
  );
}

/** What may come next, the likeliest first. */
function answersFor({ state, outbox, review }: Case): readonly DrillAnswer[] {
  if (state === 'queued' && outbox?.state === 'queued') return ['receipt'];
  if (state !== 'received' && state !== 'underReview') return [];
  const more = reviewSteps.some((step) => review.every((taken) => taken.step !== step));
  return more
    ? ['reviewPassed', 'accepted', 'correction', 'refused']
    : ['accepted', 'correction', 'refused'];
}
