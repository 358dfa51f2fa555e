/** Which paper of a policy pack a document of a case is. */
import type { CaseDocument } from '../domain/document';
import type { PolicyPack } from './pack';

type Option = PolicyPack['requirements'][number]['options'][number];

/**
 * The paper as the document's own line of the checklist names it: two lines may have the same kind under different titles.
 * Where the pack has no such line, as another one names the kind.
 */
export function optionOf(
  { requirements }: Pick<PolicyPack, 'requirements'>,
  { requirementId, kind }: Pick<CaseDocument, 'requirementId' | 'kind'>,
): Option | undefined {
  const own = requirements.filter(({ id }) => id === requirementId);
  const options = [...own, ...requirements].flatMap((line) => line.options);
  return options.find((one) => one.kind === kind);
}
