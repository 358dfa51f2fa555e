/** The one table of the benchmarks: every figure of quality.md beside its bar, its reference and what it was when the baseline was saved. */

/** Worse than the baseline by more than this share is told: less is the noise of a computer that does other things. */
const noticeable = 0.25;

const rounded = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

function barOf({ atMost, atLeast }) {
  return atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
}

const isMet = ({ atMost, atLeast }, value) =>
  atMost === undefined ? value >= atLeast : value <= atMost;

/** How much worse a value is than it was, as a share; below 0 where it is better. */
function worseBy({ atMost }, value, before) {
  return atMost === undefined ? before / value - 1 : value / before - 1;
}

/**
 * @param {Record<string, { what: string, reference: string, atMost?: number, atLeast?: number }>} figures
 * @param {Record<string, number>} measured by the names of the figures; one that is missing was not measured in this run
 * @param {{ machine: string, figures: Record<string, number> } | undefined} baseline
 * @param {string} machine what it was measured on, in words
 * @returns {{ lines: string[], missed: string[], worse: string[] }}
 */
export function benchTable(figures, measured, baseline, machine) {
  const [missed, worse] = [[], []];
  const rows = Object.entries(figures).map(([name, figure]) => {
    const value = measured[name];
    const before = baseline?.figures[name];
    const cells = [figure.what, barOf(figure)];
    if (value === undefined) {
      return [...cells, 'not measured', '', before === undefined ? '' : rounded(before), ''];
    }
    const met = isMet(figure, value);
    if (!met) missed.push(name);
    const change = before === undefined ? undefined : worseBy(figure, value, before);
    if (change > noticeable) worse.push(name);
    const percent =
      change === undefined ? '' : `${change > 0 ? '+' : ''}${(change * 100).toFixed(0)} %`;
    return [
      ...cells,
      rounded(value),
      met ? 'met' : 'MISSED',
      before === undefined ? '' : rounded(before),
      change > noticeable ? `${percent} WORSE` : percent,
    ];
  });
  const head = ['what', 'bar', 'measured', '', 'baseline', 'worse by'];
  const references = Object.values(figures).map(({ reference }) => reference);
  const withReferences = rows.map((row, at) => [...row, references[at]]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return {
    lines: [
      `measured on ${machine}`,
      ...(baseline === undefined ? [] : [`baseline of ${baseline.machine}`]),
      '',
      line([...head, 'reference']),
      line([...head, ''].map(() => '---')),
      ...withReferences.map(line),
    ],
    missed,
    worse,
  };
}
