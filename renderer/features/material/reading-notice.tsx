/** Says at the desk which papers of a case another person has to look at. */
import type { Completeness } from '../../../shared/domain/completeness';
import { readingWanted, type ReadingWanted } from '../../../shared/domain/second-reading';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';

/** At once after an inspection, in whatever view the clerk goes on. */
export function ReadingNotice(props: {
  readonly judged: Completeness;
  /** Where the pages and the form need the room. */
  readonly brief: boolean;
}) {
  const { secondReading: say, words } = useMessages();
  const titlesOf = (wanted: ReadingWanted) =>
    props.judged.requirements
      .filter(({ document }) => document !== undefined && readingWanted(document) === wanted)
      .map(({ requirement }) => requirement.title)
      .join(words.comma);
  const [doubted, drawn] = [titlesOf('doubt'), titlesOf('drawn')];
  const [title, ...lines] = [
    doubted === '' ? '' : say.noticeDoubt(doubted),
    drawn === '' ? '' : say.noticeDrawn(drawn),
  ].filter((line) => line !== '');
  if (title === undefined) return null;
  const how = [say.howTo, ...(drawn === '' ? [] : [say.drawnHoldsNothing])];
  return (
    <Notice
      tone={doubted === '' ? 'info' : 'warning'}
      title={title}
      lines={props.brief ? lines : [...lines, ...how]}
    />
  );
}
