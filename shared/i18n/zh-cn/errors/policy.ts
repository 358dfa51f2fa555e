/** Simplified Chinese: why a policy pack was not taken. */
import type { PolicyError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { callAdmin } from './phrases';

const inForce = '现行政策包继续有效，办件没有被改动。';

export const policyErrors: WordsFor<PolicyError> = {
  packTooLarge: ({ megabytes, limit }) => ({
    happened: `这个文件有 ${megabytes} MB，政策包最大 ${limit} MB，没有读取。`,
    safe: inForce,
    todo: '请确认选的是政策包文件；确实超出的，请下发单位拆分学校或学区后重新签名。',
  }),
  packUnreadable: () => ({
    happened: '这个文件不是政策包，或者在传送中损坏了。',
    safe: inForce,
    todo: '请重新向下发单位索取政策包文件，不要用其他程序打开后另存。',
  }),
  packKeyUnknown: ({ keyId }) => ({
    happened: `签名这个政策包的密钥（${keyId}）不在本站信任的名单里。`,
    safe: inForce,
    todo: '请确认政策包是本区教育行政部门下发的；换过密钥的，请先重新配对平台。',
  }),
  packSignatureWrong: () => ({
    happened: '政策包的签名不对，内容可能被改动过。',
    safe: inForce,
    todo: '请不要使用这个文件，直接向下发单位重新索取并核对。',
  }),
  packTooNew: () => ({
    happened: '这个政策包是给更新版本的程序用的，这个版本读不懂。',
    safe: inForce,
    todo: `请先升级本站程序，再安装政策包；不能升级的，${callAdmin}`,
  }),
  packFaulty: ({ count }) => ({
    happened: `政策包没有通过检查，有 ${count} 处问题。`,
    safe: inForce,
    todo: '请把检查结果发给下发单位，改正并重新签名后再安装。',
  }),
  packVersionTaken: ({ version }) => ({
    happened: `本站已有 ${version} 版的政策包，但内容与这个文件不同。`,
    safe: inForce,
    todo: '请下发单位换一个新的版本号，重新签名后再安装。',
  }),
  packOutdated: ({ version, inForce: present }) => ({
    happened: `这个政策包（${version}）比现行的（${present}）旧。`,
    safe: inForce,
    todo: '请向下发单位索取最新的政策包。',
  }),
};
