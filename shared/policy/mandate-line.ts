/** The checklist line that the program asks by itself, because the law does and not a county: the mandate of an agent. */
import type { PolicyPack } from './pack';

/** A pack that has a line of this id says itself what an agent has to show. */
export const mandateLineId = 'mandate';

const line: PolicyPack['requirements'][number] = {
  id: mandateLineId,
  title: '授权委托书',
  when: 'byAgent',
  reason: '因为材料由代办人带来，监护人没有到场，所以需要监护人签名的授权委托书。',
  legalBasis:
    '《中华人民共和国民法典》第一百六十五条：委托代理授权采用书面形式的，授权委托书应当载明代理人的姓名或者名称、代理事项、权限和期限，并由被代理人签名或者盖章。',
  options: [
    {
      kind: 'mandate',
      title: '授权委托书',
      pages: [
        { role: 'signed', title: '签名页' },
        { role: 'agentPaper', title: '代办人身份证件', optional: true },
      ],
    },
  ],
  lookAt: [
    '委托人是该学生的监护人，姓名和证件号码与登记一致',
    '代办人的姓名与来人的证件一致',
    '写明了委托事项、权限和期限，且仍在期限内',
    '有委托人的签名或者盖章，有日期',
  ],
};

/** The pack with everything that its families can be asked, the program's own line included. */
export function withMandateLine(pack: PolicyPack): PolicyPack {
  if (pack.requirements.some(({ id }) => id === mandateLineId)) return pack;
  return { ...pack, requirements: [...pack.requirements, line] };
}
