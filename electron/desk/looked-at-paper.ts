/** Papers of the station as a whole that are drawn to be looked at: what somebody looked at is what is printed, and no other. */
import type { RegisterPaper } from '../../shared/archive/register-paper';
import { err, ok } from '../../shared/domain/result';
import type { DrawnPaper } from '../../shared/ipc/calls/papers';
import type { Papers } from '../papers/papers-client';
import { sha256Hex } from '../vault/seal';
import type { AuditRecorder } from './audit-recorder';
import type { Answer } from './doors';
import type { Outputs } from './outputs';
import type { Station } from './station';

/** What the calls of such a paper are given. */
export type Papering<Make extends keyof Papers> = {
  readonly outputs: Outputs;
  readonly recorder: Pick<AuditRecorder, 'note'>;
  readonly papers: Pick<Papers, Make>;
  readonly now: () => string;
  /** The printer is the usual one from now on. */
  readonly remember: (printer: string | undefined) => Promise<void>;
};

type Output = Parameters<Outputs['print']>[1];
type Choice = Omit<Parameters<Outputs['print']>[2], 'bytes'>;

/** Draws one kind of paper and prints it; `Facts` is what the trail tells of it. */
export type LookedAtPapers<Facts, Content = RegisterPaper> = {
  /** Needs no keys: a lock does not wait for the drawing. */
  readonly draw: (content: Content) => Answer<DrawnPaper>;
  /** Draws it, and shows it unless the station was locked meanwhile. */
  readonly look: (station: Station, content: Content, facts: Facts) => Answer<DrawnPaper>;
  /** This paper may be printed from now on; it goes with the station when that is locked. */
  readonly show: (station: Station, paper: DrawnPaper, facts: Facts) => void;
  /** `paperNotReady` unless the paper of this digest was the last one shown. */
  readonly print: (
    station: Station,
    sha256: string,
    choice: Choice,
    record: (facts: Facts) => Answer<unknown>,
  ) => Answer<undefined>;
};

export function lookedAtPapers<Facts, Content = RegisterPaper>(
  output: Output,
  parts: {
    readonly make: (content: Content) => ReturnType<Papers['makeRegister']>;
    readonly outputs: Pick<Outputs, 'print'>;
    readonly remember: Papering<'makeRegister'>['remember'];
  },
): LookedAtPapers<Facts, Content> {
  const { make, outputs, remember } = parts;
  const shown = new WeakMap<Station, DrawnPaper & { readonly facts: Facts }>();
  const draw = async (content: Content): Answer<DrawnPaper> => {
    const made = await make(content);
    if (!made.ok) return err({ kind: 'paperFailed' });
    const { bytes: pdf, pages, missingGlyphs } = made.value;
    const file = { sha256: sha256Hex(pdf), bytes: pdf.byteLength, pages, missingGlyphs };
    return ok({ pdf, file });
  };
  const show = (station: Station, paper: DrawnPaper, facts: Facts) =>
    void shown.set(station, { ...paper, facts });
  return {
    draw,
    show,
    look: async (station, content, facts) => {
      const paper = await draw(content);
      if (!paper.ok) return paper;
      return station.during(async () => {
        show(station, paper.value, facts);
        return paper;
      });
    },
    print: async (station, sha256, choice, record) => {
      const paper = shown.get(station);
      if (paper?.file.sha256 !== sha256) return err({ kind: 'paperNotReady' });
      const { pdf: bytes, facts } = paper;
      await remember(choice.printer);
      const printed = await outputs.print(station, output, { bytes, ...choice }, () =>
        record(facts),
      );
      return printed.ok ? ok(undefined) : printed;
    },
  };
}
