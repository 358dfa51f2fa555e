/** What the code of a letter proves, in words, with what has to be compared with the paper. */
import { beijingDate } from '../../../shared/domain/beijing-time';
import type { HereState, LetterVerdict } from '../../../shared/ipc/calls/letter-codes';
import type { Messages } from '../../../shared/i18n/messages';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { DocumentIcon } from '../../ui/icon/thing-icons';
import { dayText, instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { useNavigation } from '../shell/route';
import { useCodes } from './codes-context';
import styles from './codes.module.css';

type Said = {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly title: string;
  readonly lines: readonly string[];
};

/** The answer is read out when it changes. */
export function VerdictView({ verdict }: { readonly verdict: LetterVerdict }) {
  const { codes: words, words: names } = useMessages();
  const locale = useLocale();
  const { go } = useNavigation();
  const { close } = useCodes();
  const { tone, title, lines } = said(verdict, words, (at) => instantText(locale, at));
  const listed = verdict.verdict === 'genuine' ? verdict.listed : undefined;
  const here = 'here' in verdict ? verdict.here : undefined;
  const caseId = here?.state === 'absent' ? undefined : here?.caseId;
  return (
    <div className={styles.verdict}>
      <Notice
        tone={tone}
        title={title}
        lines={lines}
        actions={
          caseId !== undefined && (
            <Button
              icon={<DocumentIcon />}
              onPress={() => {
                close();
                go({ room: 'case', caseId });
              }}
            >
              {words.openTab}
            </Button>
          )
        }
      />
      {'letter' in verdict && (
        <DescriptionList
          items={[
            { term: words.number, value: verdict.letter.number },
            { term: words.kind, value: names.letters[verdict.letter.kind] },
            { term: words.day, value: dayText(locale, verdict.letter.day) },
            ...('stationCode' in verdict
              ? [
                  {
                    term: words.issuer,
                    value: words.issuerNamed(verdict.stationCode, listed?.name ?? ''),
                  },
                ]
              : []),
          ]}
        />
      )}
      {verdict.verdict === 'unsigned' && (
        <DescriptionList items={[{ term: words.numberRead, value: verdict.number }]} />
      )}
    </div>
  );
}

function said(
  verdict: LetterVerdict,
  words: Messages['codes'],
  when: (at: string) => string,
): Said {
  switch (verdict.verdict) {
    case 'genuine': {
      const { here, listed } = verdict;
      if (here === undefined) {
        if (listed?.revokedAt !== undefined)
          return revoked(verdict.letter.day, listed, words, when);
        const lines = [...words.elsewhereLines, ...ageOf(listed, words, when)];
        return { tone: 'success', title: words.genuineElsewhere, lines };
      }
      return here.state === 'valid'
        ? { tone: 'success', title: words.genuineHere, lines: [words.compare] }
        : { ...gone(here, words, when), tone: here.state === 'void' ? 'danger' : 'warning' };
    }
    case 'differs':
      return { tone: 'danger', title: words.differs, lines: words.differsLines };
    case 'unknownIssuer':
      return { tone: 'warning', title: words.unknownIssuer, lines: words.unknownLines };
    case 'unsigned': {
      const { here } = verdict;
      const known = here.state === 'valid' ? words.numberKnown : gone(here, words, when).title;
      return { tone: 'warning', title: words.unsigned, lines: [known, words.unsignedTodo] };
    }
    case 'damaged':
      return { tone: 'warning', title: words.damaged, lines: words.damagedLines };
    case 'noCode':
      return { tone: 'warning', title: words.noCode, lines: words.noCodeLines };
  }
}

type Listed = NonNullable<Extract<LetterVerdict, { verdict: 'genuine' }>['listed']>;

/** The day is the station's own word: who holds a key that was revoked may have written any. */
function revoked(
  day: string,
  { revokedAt = '', ...listed }: Listed,
  words: Messages['codes'],
  when: (at: string) => string,
): Said {
  const isLater = day > beijingDate(revokedAt);
  return {
    tone: isLater ? 'danger' : 'warning',
    title: isLater ? words.afterRevoked(when(revokedAt)) : words.beforeRevoked(when(revokedAt)),
    lines: [...words.revokedLines, ...ageOf(listed, words, when)],
  };
}

function ageOf(
  listed: Listed | undefined,
  words: Messages['codes'],
  when: (at: string) => string,
): readonly string[] {
  return listed?.asOf === undefined ? [] : [words.directoryOf(when(listed.asOf))];
}

/** Of a number that stands for no letter any more. */
function gone(
  here: Exclude<HereState, { state: 'valid' }>,
  words: Messages['codes'],
  when: (at: string) => string,
): Pick<Said, 'title' | 'lines'> {
  return here.state === 'void'
    ? { title: words.voidHere(when(here.at)), lines: words.voidLines }
    : { title: words.absentHere, lines: words.absentLines };
}
