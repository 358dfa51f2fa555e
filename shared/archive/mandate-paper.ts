/**
 * 授权委托书: a family authorises the agent who brings its papers, a sheet for each family, to be signed by the guardian.
 *
 * A written mandate names the agent, the matter, the powers and the period, and is signed or sealed by the principal
 * (民法典, article 165; domain.md "agent": for families that authorised the agent in writing). What departments are asked
 * is not in it: a guardian agrees to that in person (identity-check.ts).
 */
import * as z from 'zod';
import { beijingDate, dayWords } from '../domain/beijing-time';
import type { Case } from '../domain/case';
import type { FieldKey } from '../domain/form';
import { fieldText } from '../domain/form';
import type { Instant } from '../domain/ids';
import { instantSchema } from '../domain/ids';
import { valueText } from '../i18n/field-value';
import type { Messages } from '../i18n/messages';

const line = z.string().max(400);

/** Sheets of one paper: the families of a batch. */
const mostMandates = 5_000;

export const mandatesSchema = z.strictObject({
  title: line,
  mandates: z
    .array(
      z.strictObject({
        parts: z
          .array(z.strictObject({ title: line, lines: z.array(line).max(6) }))
          .min(1)
          .max(8),
      }),
    )
    .min(1)
    .max(mostMandates),
  /** Who signs, and the day: labels before empty lines. */
  signatures: z.array(line).min(1).max(4),
  basis: line,
  foot: line,
  at: instantSchema,
  drill: z.boolean(),
});
export type Mandates = z.infer<typeof mandatesSchema>;

/** What a sheet is made from. */
export type MandatedCase = Pick<Case, 'form' | 'season'> & {
  readonly matter: string;
  /** Who acts for the family; empty for a blank to be filled by hand. */
  readonly agent: string;
};

/** Where it is drawn. */
export type MandateMaker = {
  readonly school: string;
  readonly stationCode: string;
  readonly at: Instant;
  readonly drill: boolean;
};

/** A sheet for each case, filled as far as its form is; what is empty there is a blank to be filled by hand. */
export function mandatePaper(
  messages: Pick<Messages, 'batch' | 'words'>,
  cases: readonly MandatedCase[],
  { school, stationCode, at, drill }: MandateMaker,
): Mandates {
  const say = messages.batch.mandate;
  return {
    title: say.title,
    mandates: cases.map(({ form, season, matter, agent }) => {
      const of = (key: FieldKey) =>
        valueText(messages, key, fieldText(form, key)).slice(0, 80) || say.blank;
      return {
        parts: [
          {
            title: say.principal,
            lines: [
              say.person(of('guardian1.name'), of('guardian1.idNumber')),
              say.reach(of('guardian1.relation'), of('guardian1.phone')),
            ],
          },
          { title: say.agent, lines: [say.agentIs(agent || say.blank, school, stationCode)] },
          {
            title: say.matter,
            lines: [
              say.child(of('child.name'), of('child.idNumber')),
              say.matterIs(String(season), matter),
            ],
          },
          { title: say.powers, lines: [...say.powersAre] },
          { title: say.period, lines: [say.periodIs(String(season))] },
        ],
      };
    }),
    signatures: [say.principalSigns, say.agentSigns],
    basis: say.basis,
    foot: say.foot(school, stationCode, dayWords(beijingDate(at))),
    at,
    drill,
  };
}
