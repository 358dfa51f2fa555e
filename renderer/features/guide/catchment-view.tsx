/** Which school an address belongs to, as one types; nothing of it is kept. */
import { useDeferredValue, useState } from 'react';
import type { CaseKind } from '../../../shared/domain/case-kind';
import type { LoadedPack } from '../../../shared/policy/checklist';
import { catchmentKind } from '../../../shared/policy/home-schools';
import type { School } from '../../../shared/policy/pack-places';
import { Table } from '../../ui/data/table';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { CatchmentLine, ruleText } from '../schools/catchment-line';
import styles from './guide.module.css';

type Stage = 'primary' | 'junior';

export function CatchmentView({
  loaded,
  kind,
}: {
  readonly loaded: LoadedPack;
  readonly kind: CaseKind;
}) {
  const { guide: say } = useMessages();
  const [address, setAddress] = useState('');
  const [stage, setStage] = useState<Stage>('primary');
  const typed = useDeferredValue(address);
  const form = { 'residence.address': typed, 'origin.stage': stage };
  const answer = loaded.homeSchools({ kind, group: 'homeAndRegister', form })['residence.address'];
  if (answer?.kind === 'notSaid') return <p className={styles.lead}>{say.noCatchments}</p>;
  const school = answer?.kind === 'school' ? answer.school : undefined;
  const hasOwn = loaded.pack.catchments.some((one) => one.kind === kind);
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      {kind === 'transferIn' && !hasOwn && (
        <Select<Stage>
          label={say.stage}
          placeholder={say.stage}
          value={stage}
          onChange={setStage}
          options={[
            { value: 'primary', label: say.stages.primary },
            { value: 'junior', label: say.stages.junior },
          ]}
        />
      )}
      <TextField
        label={say.address2}
        description={say.addressHelp}
        value={address}
        onChange={setAddress}
        size="large"
        maxLength={200}
        autoComplete="off"
      />
      <div className={styles.stack} role="status">
        {answer !== undefined && <CatchmentLine answer={answer} />}
        {school !== undefined && school.address !== '' && (
          <p>{say.schoolAddress(school.address)}</p>
        )}
      </div>
      {school !== undefined && (
        <SchoolRules loaded={loaded} school={school} kind={catchmentKind(hasOwn, kind, form)} />
      )}
    </div>
  );
}

/** Everything that belongs to the school, for parents who look for a home. */
function SchoolRules({
  loaded,
  school,
  kind,
}: {
  readonly loaded: LoadedPack;
  readonly school: School;
  readonly kind: CaseKind;
}) {
  const { guide: say, schools } = useMessages();
  const rules = loaded.pack.catchments.filter(
    (one) => one.school === school.code && one.kind === kind,
  );
  return (
    <Section title={say.rulesOf(school.name)}>
      <div className={styles.rules}>
        <Table
          label={say.rulesOf(school.name)}
          rows={rules.map((rule) => ruleText(schools, rule))}
          rowKey={(text) => text}
          columns={[{ id: 'rule', title: say.rule, rowHeader: true, cell: (text) => text }]}
        />
      </div>
    </Section>
  );
}
