/** Simplified Chinese: errors of connector profiles and of the log-in at a county's provider. */
import type { LogInError, ProfileError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';
import { callAdmin, queueKept } from './phrases';

const asBefore = '本站照旧使用现在的平台，办件没有被改动。';
const logInAgain = '请在“设置”里重新登录；登录前可以照常受理。';

export const profileErrors: WordsFor<ProfileError> = {
  profileTooLarge: () => ({
    happened: '这个文件比任何对接配置都大，没有读取。',
    safe: asBefore,
    todo: '请确认选的是平台对接配置文件。',
  }),
  profileUnreadable: () => ({
    happened: '这个文件不是平台对接配置，或者在传送中损坏了。',
    safe: asBefore,
    todo: '请重新向平台管理员索取文件，不要用其他程序打开后另存。',
  }),
  profileTooNew: () => ({
    happened: '这个对接配置是给更新版本的程序用的，这个版本读不懂。',
    safe: asBefore,
    todo: `请先升级本站程序；不能升级的，${callAdmin}`,
  }),
  profileAddressInvalid: () => ({
    happened: '对接配置里的平台地址或登录地址不能使用。',
    safe: '没有连接任何地址。',
    todo: '请平台管理员改成以 https:// 开头的完整地址，重新下发。',
  }),
  profileVersionTaken: ({ version }) => ({
    happened: `本站已有 ${version} 版的对接配置，但内容与这个文件不同。`,
    safe: asBefore,
    todo: '请平台管理员换一个新的版本号，重新下发。',
  }),
  profileUnknown: () => ({
    happened: '本站没有这个对接配置。',
    safe: asBefore,
    todo: '请在“设置”里重新选择对接配置文件。',
  }),
};

export const logInErrors: WordsFor<LogInError> = {
  logInMissing: () => ({
    happened: '这个平台要先登录，本站还没有登录。',
    safe: queueKept,
    todo: '请在“设置”里登录；登录前可以照常受理。',
  }),
  logInUnreachable: () => ({
    happened: '连不上统一身份认证。',
    safe: queueKept,
    todo: '请检查网线；网络恢复后再登录。',
  }),
  logInAnswersHtml: () => ({
    happened: '网络把请求转到了一个网页，通常是还没有登录单位网络。',
    safe: queueKept,
    todo: '请先在浏览器里登录单位网络，再重新登录平台。',
  }),
  logInAnswersNonsense: () => ({
    happened: '统一身份认证的回答看不懂，没有采用。',
    safe: queueKept,
    todo: '请稍后再试；总是这样，请联系平台管理员核对登录地址。',
  }),
  logInBusy: () => ({
    happened: '统一身份认证正忙。',
    safe: queueKept,
    todo: '请过几分钟再登录。',
  }),
  logInProviderWrong: () => ({
    happened: '回答的不是对接配置里写的那个统一身份认证。',
    safe: '本站没有交出任何内容，待发送的办件都在本机。',
    todo: '请不要在打开的网页里输入密码，并联系平台管理员核对登录地址。',
  }),
  logInRefused: () => ({
    happened: '统一身份认证没有同意这次登录。',
    safe: queueKept,
    todo: '请确认使用的账号有权限，再登录一次；不明白请联系平台管理员。',
  }),
  logInNotGenuine: () => ({
    happened: '登录结果核对不上，可能不是给本站的，没有采用。',
    safe: queueKept,
    todo: '请再登录一次；还是这样，请联系平台管理员。',
  }),
  logInClockOff: () => ({
    happened: '登录结果的时间对不上，没有采用。',
    safe: queueKept,
    todo: '请校准这台电脑的时间，再登录一次。',
  }),
  logInExpired: () => ({
    happened: '登录已经失效。',
    safe: queueKept,
    todo: logInAgain,
  }),
  logInTimedOut: () => ({
    happened: '等得太久，这次登录已经结束。',
    safe: queueKept,
    todo: logInAgain,
  }),
  logInStopped: () => ({
    happened: '这次登录已经取消。',
    safe: queueKept,
    todo: logInAgain,
  }),
};
