/** Pupils who stay together or apart, each pair with its reason. */
import { useMemo, useState } from 'react';
import type { AdmittedPupil } from '../../../shared/classes/admitted-pupil';
import type { Messages } from '../../../shared/i18n/messages';
import { apartReasons, togetherReasons } from '../../../shared/classes/class-roll';
import { Button } from '../../ui/action/button';
import { ComboField } from '../../ui/field/combo-field';
import { Select } from '../../ui/field/select';
import { useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import styles from './classes.module.css';

/** Who can be chosen; `classNumber` of those who are in a class already. */
export type LinkedPupil = Pick<AdmittedPupil, 'caseId' | 'name' | 'caseNumber'> & {
  readonly classNumber?: number;
};
type Pair = { readonly caseIds: readonly [string, string] };
export type ClassLink =
  | (Pair & { readonly kind: 'together'; readonly reason: (typeof togetherReasons)[number] })
  | (Pair & { readonly kind: 'apart'; readonly reason: (typeof apartReasons)[number] });
/** A link that is not added yet. */
export type LinkDraft = {
  readonly one: string | null;
  readonly other: string | null;
  readonly rule: string | null;
};
export const noDraft: LinkDraft = { one: null, other: null, rule: null };
/** Something of a link is chosen and nothing of it holds yet. */
export const isHalf = ({ one, other, rule }: LinkDraft) =>
  one !== null || other !== null || rule !== null;

type Rule = Pick<ClassLink, 'kind' | 'reason'>;

const rules = [
  ...togetherReasons.map((reason) => ({ kind: 'together' as const, reason })),
  ...apartReasons.map((reason) => ({ kind: 'apart' as const, reason })),
];
const keyOf = ({ kind, reason }: Rule) => `${kind} ${reason}`;

const ruleWords = ({ classes: say }: Pick<Messages, 'classes'>, of: Rule) =>
  of.kind === 'together'
    ? say.linkWords.together(say.togetherReasons[of.reason as keyof typeof say.togetherReasons])
    : say.linkWords.apart(say.apartReasons[of.reason as keyof typeof say.apartReasons]);

/** Who a link is about; a pupil who is not among the others any more is said to be gone. */
function linkNames(
  { classes: say }: Pick<Messages, 'classes'>,
  pupils: readonly LinkedPupil[],
  { caseIds: [one, other] }: Pair,
): string {
  const nameOf = (caseId: string) => {
    const pupil = pupils.find((each) => each.caseId === caseId);
    if (pupil === undefined) return say.gone;
    const { name, classNumber } = pupil;
    if (classNumber === undefined) return spelledName(name);
    return say.after.pupilIn(spelledName(name), say.classOf(String(classNumber)));
  };
  return say.linkNames(nameOf(one), nameOf(other));
}

/** A link as it is read before it is frozen. */
export const linkLine = (
  messages: Pick<Messages, 'classes'>,
  pupils: readonly LinkedPupil[],
  link: ClassLink,
) => `${linkNames(messages, pupils, link)}　${ruleWords(messages, link)}`;

/** As a plan says them. */
export function plannedLinks(links: readonly ClassLink[]) {
  return {
    together: links.flatMap((link) =>
      link.kind === 'together' ? [{ caseIds: [...link.caseIds], reason: link.reason }] : [],
    ),
    apart: links.flatMap((link) =>
      link.kind === 'apart'
        ? [{ caseIds: [...link.caseIds] as [string, string], reason: link.reason }]
        : [],
    ),
  };
}

export function ClassLinks(props: {
  readonly pupils: readonly LinkedPupil[];
  /** Whom they may be linked with beside each other. */
  readonly others?: readonly LinkedPupil[];
  readonly help?: string;
  readonly links: readonly ClassLink[];
  readonly onChange: (links: readonly ClassLink[]) => void;
  readonly draft: LinkDraft;
  readonly onDraft: (draft: LinkDraft) => void;
  /** Freezing was asked for while a link was half chosen. */
  readonly held: boolean;
}) {
  const messages = useMessages();
  const { classes: say } = messages;
  const { pupils, others, links, onChange, draft, onDraft } = props;
  const { one, other, rule } = draft;
  const [tried, setTried] = useState(false);
  // A large school's pupils are not listed anew with every key that is typed into the form.
  const { all, options, allOptions } = useMemo(() => {
    const optionOf = ({ caseId, name, caseNumber, classNumber }: LinkedPupil) => ({
      value: caseId,
      label: spelledName(name),
      detail:
        classNumber === undefined
          ? caseNumber
          : `${say.classOf(String(classNumber))}　${caseNumber}`,
    });
    const own = pupils.map(optionOf);
    if (others === undefined) return { all: pupils, options: own, allOptions: own };
    const allOptions = [...own, ...others.map(optionOf)];
    return { all: [...pupils, ...others], options: own, allOptions };
  }, [pupils, others, say]);
  const add = () => {
    setTried(true);
    const chosen = rules.find((each) => keyOf(each) === rule);
    if (one === null || other === null || one === other || chosen === undefined) return;
    onChange([...links, { ...chosen, caseIds: [one, other] }]);
    onDraft(noDraft);
    setTried(false);
  };
  return (
    <div className={styles.links} role="group" aria-label={say.links}>
      <span className={styles.legend}>{say.links}</span>
      <p className={styles.quiet}>{props.help ?? say.linksHelp}</p>
      {links.map((link) => {
        const names = linkNames(messages, all, link);
        return (
          <div key={`${link.caseIds.join(' ')} ${keyOf(link)}`} className={styles.link}>
            <span>{linkLine(messages, all, link)}</span>
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
          onChange={(caseId) => onDraft({ ...draft, one: caseId })}
          options={options}
          empty={say.findPupil}
          openLabel={say.openPupils}
        />
        <ComboField
          label={say.linkSecond}
          value={other}
          onChange={(caseId) => onDraft({ ...draft, other: caseId })}
          options={allOptions}
          empty={say.findPupil}
          openLabel={say.openPupils}
        />
        <Select
          label={say.linkReason}
          placeholder={say.linkReason}
          value={rule}
          onChange={(key) => onDraft({ ...draft, rule: key })}
          options={rules.map((each) => ({ value: keyOf(each), label: ruleWords(messages, each) }))}
        />
      </div>
      {tried && <p role="alert">{say.linkIncomplete}</p>}
      {props.held && isHalf(draft) && (
        <div className={styles.figures}>
          <p role="alert">{say.linkHalf}</p>
          <Button size="small" variant="quiet" onPress={() => onDraft(noDraft)}>
            {say.dropLink}
          </Button>
        </div>
      )}
      <div>
        <Button size="small" onPress={add}>
          {say.addLink}
        </Button>
      </div>
    </div>
  );
}
