/** From a recogniser's answer to characters: connectionist temporal classification, the most likely path. */

/** One character, how sure the model is of it, and the step of its answer where it is surest. */
export type ReadCharacter = {
  readonly text: string;
  readonly sure: number;
  readonly step: number;
};

/**
 * `answer` holds `steps` rows of `classes` probabilities: class 0 means nothing new, class i the
 * dictionary's entry i - 1. The same class in a row is one character; it is as sure as its best step.
 */
export function readCharacters(
  answer: Float32Array,
  steps: number,
  classes: number,
  dictionary: readonly string[],
): ReadCharacter[] {
  const characters: ReadCharacter[] = [];
  let previous = 0;
  for (let step = 0; step < steps; step += 1) {
    let best = 0;
    let sure = -Infinity;
    for (let k = 0; k < classes; k += 1) {
      const value = answer[step * classes + k] ?? 0;
      if (value > sure) [best, sure] = [k, value];
    }
    const text = best === 0 ? undefined : dictionary[best - 1];
    const last = characters.at(-1);
    if (text !== undefined && best !== previous) characters.push({ text, sure, step });
    else if (text !== undefined && last !== undefined && sure > last.sure) {
      characters[characters.length - 1] = { text, sure, step };
    }
    previous = best;
  }
  return characters;
}
