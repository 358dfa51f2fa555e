/** Simplified Chinese: errors of the line and the platform. */
import type { LineError } from '../../../domain/line-error';
import type { WordsFor } from '../../error-shape';
import { queueKept } from './phrases';

export const lineErrors: WordsFor<LineError> = {
  notPaired: () => ({
    happened: '本站还没有与中心平台配对。',
    safe: queueKept,
    todo: '请在“设置”里填写平台地址和配对码。',
  }),
  platformAddressInvalid: () => ({
    happened: '平台地址不对。',
    safe: '没有连接任何地址。',
    todo: '请照通知抄写完整地址，以 https:// 开头。',
  }),
  platformUnreachable: () => ({
    happened: '连不上中心平台。',
    safe: queueKept,
    todo: '请检查网线和地址；可以先照常受理，网络恢复后自动发送。',
  }),
  platformAnswersHtml: () => ({
    happened: '网络把请求转到了一个网页，通常是还没有登录单位网络。',
    safe: queueKept,
    todo: '请先在浏览器里登录单位网络，再点“立即发送”。',
  }),
  platformAnswersNonsense: () => ({
    happened: '对方的回答看不懂，可能不是中心平台。',
    safe: queueKept,
    todo: '请核对平台地址；地址无误请联系平台管理员。',
  }),
  platformBusy: () => ({
    happened: '中心平台正忙。',
    safe: queueKept,
    todo: '不用操作，稍后会自动再试。',
  }),
  pairingCodeUnknown: () => ({
    happened: '配对码不对、超过七天，或已经用过。',
    safe: '本站没有改动。',
    todo: '请向招生办公室要一个新的配对码。',
  }),
  stationRevoked: () => ({
    happened: '平台已停用本站，不能再配对。',
    safe: queueKept,
    todo: '请平台管理员为本站换发凭证（不要当作新站点），再用换发得到的配对码配对；办件仍归本站。',
  }),
  platformNotTrusted: () => ({
    happened: '不能确认对方就是这个平台：它的安全证书不受信任、已过期，或不是这个地址的。',
    safe: '什么都没有发出去，本站没有改动。',
    todo: '请先核对电脑的日期和时间，再核对平台地址；都正确的，请单位网管把平台的证书机构装到这台电脑上。',
  }),
  platformRefused: ({ problem }) => ({
    happened: problem === '' ? '中心平台没有接受这次请求。' : `中心平台没有接受：${problem}`,
    safe: '办件和材料都在本机，没有丢失。',
    todo: '请按提示改正后重新发送；不明白请联系平台管理员。',
  }),
  stationTooOld: () => ({
    happened: '程序版本太旧，中心平台不再接收。',
    safe: queueKept,
    todo: '请更新程序；更新前可以照常受理。',
  }),
  platformKeyTaken: ({ platform }) => ({
    happened: `这个平台用的密钥编号与已配对的“${platform}”相同，密钥却不一样。`,
    safe: '没有配对，原来的平台和待传的办件都没有变。',
    todo: '请核对平台地址；确实无误的，请联系平台管理员更换密钥。',
  }),
  platformIsAnother: ({ platform }) => ({
    happened: `这个地址上的不是“${platform}”：它拿不出配对时的密钥。`,
    safe: '地址没有改，什么也没有发过去。',
    todo: '请向平台管理员核对新地址；平台换了密钥的，请重新配对。',
  }),
  platformTooOld: () => ({
    happened: '中心平台的版本比本机旧，读不懂本机发的内容。',
    safe: queueKept,
    todo: '请告知平台管理员升级；窗口可以照常受理，平台升级后会自动发送。',
  }),
};
