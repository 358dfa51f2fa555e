/** 政策: what parents ask at the counter, answered from the pack in force without opening a case. */
import { useState } from 'react';
import type { CaseKind } from '../../../shared/domain/case-kind';
import { caseKinds } from '../../../shared/domain/case-kind';
import type { LoadedPack } from '../../../shared/policy/checklist';
import { useSession } from '../../session/session-provider';
import { Select } from '../../ui/field/select';
import { Screen } from '../../ui/layout/screen';
import { Tabs } from '../../ui/layout/tabs';
import { useMessages } from '../language/messages-context';
import { useArrivalFocus } from '../shell/arrival-focus';
import { CatchmentView } from './catchment-view';
import { FaqView } from './faq-view';
import { MaterialsView } from './materials-view';
import styles from './guide.module.css';

type View = 'materials' | 'catchment' | 'faq' | 'text';

export function GuideScreen() {
  const { guide: say, intake, words } = useMessages();
  const { packs } = useSession();
  const offered = caseKinds.filter((kind) => packs.inForce(kind).pack.kinds.includes(kind));
  const [kind, setKind] = useState<CaseKind>(offered[0] ?? 'primary');
  const [view, setView] = useState<View>('materials');
  const loaded = packs.inForce(kind);
  const [isArriving, setArriving] = useState(true);
  useArrivalFocus(undefined);
  return (
    <Screen
      title={say.title}
      context={say.source(loaded.pack.title, loaded.pack.version)}
      actions={
        <Select
          label={intake.kind}
          placeholder={intake.kind}
          value={kind}
          onChange={setKind}
          options={offered.map((one) => ({ value: one, label: words.kinds[one] }))}
        />
      }
    >
      <div className={styles.stack}>
        <p className={styles.lead}>{say.lead}</p>
        <Tabs
          label={say.title}
          selected={view}
          onSelect={(chosen) => {
            setView(chosen);
            // Arrows go from tab to tab: what they show does not take the focus.
            setArriving(false);
          }}
          views={[
            {
              id: 'materials',
              title: say.views.materials,
              content: <MaterialsView loaded={loaded} kind={kind} autoFocus={isArriving} />,
            },
            {
              id: 'catchment',
              title: say.views.catchment,
              content: <CatchmentView loaded={loaded} kind={kind} />,
            },
            { id: 'faq', title: say.views.faq, content: <FaqView loaded={loaded} /> },
            { id: 'text', title: say.views.text, content: <TextView loaded={loaded} /> },
          ]}
        />
      </div>
    </Screen>
  );
}

function TextView({ loaded }: { readonly loaded: LoadedPack }) {
  const { guide: say } = useMessages();
  const { guide, matter } = loaded.pack;
  if (guide.text.length === 0) return <p className={styles.lead}>{say.textEmpty}</p>;
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      {guide.text.map(({ title, paragraphs }) => (
        <section key={title} className={styles.lines}>
          <h2>{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <section className={styles.lines}>
        {matter.legalBasis.map((basis) => (
          <p key={basis} className={styles.quiet}>
            {say.basis(basis)}
          </p>
        ))}
      </section>
    </div>
  );
}
