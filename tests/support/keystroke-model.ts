/**
 * How long a practised person's hands and head take for what they did at the keyboard: the keystroke-level model.
 * Source: Card, Moran, Newell, "The Keystroke-Level Model for User Performance Time with Interactive Systems",
 * Communications of the ACM 23(7), 1980, table 1 (times) and the rules 0 to 4 for where to think. What the paper has no
 * operator for is assumed, and named so.
 */

/** Seconds of one operator. */
export const seconds = {
  /** K: the average typist who is no secretary; a good one takes less than half of it. */
  key: 0.28,
  /** M: to think of what comes next. */
  think: 1.35,
  /** Assumed: to take a paper from the family, lay it flat under the camera and give it back. */
  paper: 4,
  /** Assumed: to hold one point of an original against the screen. */
  look: 2,
  /** Assumed: to ask the parent for what stands on no paper, and to hear it. */
  ask: 4,
} as const;

/** Assumed: three letters of pinyin and one key to choose the character. */
const keysPerCharacter = 4;

export type Stroke =
  /** A key that is a command or a choice of its own: thought of first. */
  | { readonly what: 'command' }
  /** A key that only goes on, such as Enter after a field: it belongs to what came before (rule 1). */
  | { readonly what: 'onward' }
  /** One value as one thought (rule 2). */
  | { readonly what: 'text'; readonly text: string }
  | { readonly what: 'paper' | 'look' | 'ask' };

export type StaffTime = {
  /** Keys that go down. */
  readonly keys: number;
  readonly thoughts: number;
  readonly papers: number;
  readonly looks: number;
  readonly questions: number;
  /** Seconds of keys and thinking: what the program asks for. */
  readonly atKeyboard: number;
  /** Seconds of all that somebody of the school is busy with. */
  readonly all: number;
};

const keysOf = (text: string) =>
  [...text].reduce(
    (sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? keysPerCharacter : 1),
    0,
  );

/** What a visit costs. */
export function staffTime(strokes: readonly Stroke[]): StaffTime {
  const count = (...kinds: Stroke['what'][]) =>
    strokes.filter(({ what }) => kinds.includes(what)).length;
  const typed = strokes.reduce((sum, one) => sum + (one.what === 'text' ? keysOf(one.text) : 0), 0);
  const keys = typed + count('command', 'onward');
  const thoughts = count('command', 'text');
  const [papers, looks, questions] = [count('paper'), count('look'), count('ask')];
  const atKeyboard = keys * seconds.key + thoughts * seconds.think;
  const beside = papers * seconds.paper + looks * seconds.look + questions * seconds.ask;
  return { keys, thoughts, papers, looks, questions, atKeyboard, all: atKeyboard + beside };
}
