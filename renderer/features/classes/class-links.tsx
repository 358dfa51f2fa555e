/** Pupils who stay together or apart, each pair with its reason. */
import { useState } from 'react';
import type { AdmittedPupil } from '../../../shared/classes/admitted-pupil';
import { apartReasons, togetherReasons } from '../../../shared/classes/class-roll';
import { Button } from '../../ui/action/button';
import { ComboField } from '../../ui/field/combo-field';
import { Select } from '../../ui/field/select';
import { useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import styles from './classes.module.css';

type Pair = { readonly caseIds: readonly [string, string] };
export type ClassLink =
  | (Pair & { readonly kind: 'together'; readonly reason: (typeof togetherReasons)[number] })
  | (Pair & { readonly kind: 'apart'; readonly reason: (typeof apartReasons)[number] });
type Rule = Pick<ClassLink, 'kind' | 'reason'>;

const rules = [
  ...togetherReasons.map((reason) => ({ kind: 'together' as const, reason })),
  ...apartReasons.map((reason) => ({ kind: 'apart' as const, reason })),
];
const keyOf = ({ kind, reason }: Rule) => `${kind} ${reason}`;

export function ClassLinks(props: {
  readonly pupils: readonly AdmittedPupil[];
  readonly links: readonly ClassLink[];
  readonly onChange: (links: readonly ClassLink[]) => void;
}) {
  const { classes: say } = useMessages();
  const { pupils, links, onChange } = props;
  const [one, setOne] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const [rule, setRule] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const options = pupils.map(({ caseId, name, caseNumber }) => ({
    value: caseId,
    label: spelledName(name),
    detail: caseNumber,
  }));
  const nameOf = (caseId: string) =>
    spelledName(pupils.find((pupil) => pupil.caseId === caseId)?.name ?? '');
  const ruleWords = (of: Rule) =>
    of.kind === 'together'
      ? say.linkWords.together(say.togetherReasons[of.reason as keyof typeof say.togetherReasons])
      : say.linkWords.apart(say.apartReasons[of.reason as keyof typeof say.apartReasons]);
  const add = () => {
    setTried(true);
    const chosen = rules.find((each) => keyOf(each) === rule);
    if (one === null || other === null || one === other || chosen === undefined) return;
    onChange([...links, { ...chosen, caseIds: [one, other] }]);
    setOne(null);
    setOther(null);
    setRule(null);
    setTried(false);
  };
  return (
    <div className={styles.links} role="group" aria-label={say.links}>
      <span className={styles.legend}>{say.links}</span>
      <p className={styles.quiet}>{say.linksHelp}</p>
      {links.map((link) => {
        const names = say.linkNames(nameOf(link.caseIds[0]), nameOf(link.caseIds[1]));
        return (
          <div key={`${link.caseIds.join(' ')} ${keyOf(link)}`} className={styles.link}>
            <span>
              {names}　{ruleWords(link)}
            </span>
            <Button
              size="small"
              variant="quiet"
              accessibleName={say.removeLink(names)}
              onPress={() => onChange(links.filter((each) => each !== link))}
            >
              {say.remove}
            </Button>
          </div>
        );
      })}
      <div className={styles.figures}>
        <ComboField
          label={say.linkFirst}
          value={one}
          onChange={setOne}
          options={options}
          empty={say.findPupil}
          openLabel={say.openPupils}
        />
        <ComboField
          label={say.linkSecond}
          value={other}
          onChange={setOther}
          options={options}
          empty={say.findPupil}
          openLabel={say.openPupils}
        />
        <Select
          label={say.linkReason}
          placeholder={say.linkReason}
          value={rule}
          onChange={setRule}
          options={rules.map((each) => ({ value: keyOf(each), label: ruleWords(each) }))}
        />
      </div>
      {tried && <p role="alert">{say.linkIncomplete}</p>}
      <div>
        <Button size="small" onPress={add}>
          {say.addLink}
        </Button>
      </div>
    </div>
  );
}
