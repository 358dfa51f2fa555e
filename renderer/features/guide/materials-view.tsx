/** What a family brings, by the three questions; large enough to be read across the desk, and to be taken home on paper. */
import { useState } from 'react';
import { optionWords, placeLines, timeLines } from '../../../shared/archive/guide-paper';
import type { CaseKind } from '../../../shared/domain/case-kind';
import type { LoadedPack } from '../../../shared/policy/checklist';
import { materialsFor } from '../../../shared/policy/guide-list';
import { useSession } from '../../session/session-provider';
import { Section } from '../../ui/layout/section';
import {
  completeAnswers,
  GroupFound,
  GroupQuestions,
  type PartialAnswers,
} from '../intake/group-questions';
import { useMessages } from '../language/messages-context';
import { DrawnPaperButton } from '../letters/drawn-paper-button';
import styles from './guide.module.css';

export function MaterialsView({
  loaded,
  kind,
  autoFocus,
}: {
  readonly loaded: LoadedPack;
  readonly kind: CaseKind;
  readonly autoFocus: boolean;
}) {
  const { guide: say } = useMessages();
  const [answers, setAnswers] = useState<PartialAnswers>({});
  const whole = completeAnswers(answers);
  const { requirements } =
    whole === undefined ? { requirements: [] } : materialsFor(loaded, kind, whole);
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <GroupQuestions answers={answers} onChange={setAnswers} autoFocus={autoFocus} />
        <GroupFound answers={answers} pack={loaded} />
      </div>
      <div className={styles.stack}>
        <Section
          title={say.materials}
          size="large"
          actions={whole !== undefined && <GuidePaperButton kind={kind} answers={whole} />}
          description={
            whole === undefined ? say.answerFirst : say.count(String(requirements.length))
          }
        >
          <ol className={styles.materials}>
            {requirements.map(({ id, title, reason, legalBasis, options, waivableBy = [] }) => (
              <li key={id}>
                <div className={styles.lines}>
                  <p className={styles.name}>{title}</p>
                  <p>{optionWords(say, options)}</p>
                  <p>{reason}</p>
                  {waivableBy.length > 0 && <p>{say.waivable}</p>}
                  <p className={styles.quiet}>{say.basis(legalBasis)}</p>
                </div>
              </li>
            ))}
          </ol>
          {whole !== undefined && <p className={styles.lead}>{say.special}</p>}
        </Section>
        <Lines title={say.when} lines={timeLines(say, loaded.pack, kind)} />
        <Lines title={say.where} lines={placeLines(say, loaded.pack)} />
      </div>
    </div>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <Section title={title}>
      <div className={styles.lines}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </Section>
  );
}

function GuidePaperButton({
  kind,
  answers,
}: {
  readonly kind: CaseKind;
  readonly answers: NonNullable<ReturnType<typeof completeAnswers>>;
}) {
  const { guide: say, words } = useMessages();
  const { bridge } = useSession();
  return (
    <div className={styles.buttons}>
      <DrawnPaperButton
        variant="primary"
        keyHint="Ctrl+P"
        draw={() => bridge.policy.guidePdf({ kind, answers })}
        title={say.paperName}
        name={say.paperName}
        closeLabel={words.close}
        print={(sha256, copies, printer) => bridge.policy.printGuide({ sha256, copies, printer })}
      >
        {say.print}
      </DrawnPaperButton>
    </div>
  );
}
