/** Simplified Chinese: the signatures and the time stamp of a package. */
import type { SignatureFinding } from '../../archive/signing/verify-signatures';

const findings: { readonly [K in SignatureFinding['kind']]: string } = {
  rootMissing: '没有被签名的清单',
  signatureMissing: '没有站点的数字签名',
  signatureUnreadable: '数字签名文件读不出来',
  signatureNoCertificate: '数字签名里没有签名人的证书',
  signatureOfOtherBytes: '清单在签名之后被改过，或签名属于另一个信息包',
  signatureWrong: '数字签名不对，签名文件被改过',
  signatureOfOtherCertificate: '证书被换过，不是签名时的那一张',
  certificateUnexpected: '签名有效，但不是本站点的证书',
  sm2Missing: '没有 国密签名',
  sm2Unreadable: '国密签名文件读不出来',
  sm2Wrong: '国密签名不对，清单或签名被改过',
  sm2KeyUnexpected: '国密签名有效，但不是本站点的公钥',
  requestMissing: '没有时间戳申请',
  requestUnreadable: '时间戳申请读不出来',
  requestOfOtherBytes: '时间戳申请不是为这份清单做的',
  timestampMissing: '尚未取得时间戳',
  timestampUnreadable: '时间戳读不出来',
  timestampNotGranted: '时间戳机构没有签发',
  timestampOfOtherBytes: '时间戳属于另一个信息包，或清单被改过',
  timestampOfOtherRequest: '时间戳不是对这份申请的答复',
  timestampWrong: '时间戳的签名不对',
  timestampNotForTimestamps: '签发时间戳的证书不能用于时间戳，或当时不在有效期内',
};

export const signatures = { findings };
