/** Problems as RFC 9457 describes them: one error type inside, one body outside. */
import { problemBase, problemSchema, problemTypes } from '../../shared/protocol/messages';
import type { ProblemType } from '../../shared/protocol/messages';

/** Status and words of each problem; the words are for the clerk, the type is for programs. */
const kinds: Record<ProblemType, { readonly status: number; readonly title: string }> = {
  unauthorised: { status: 401, title: '身份凭证缺失、有误或已停用' },
  'pairing-code-unknown': { status: 403, title: '配对码不存在、已过期，或已被其他站点使用' },
  'address-not-own': { status: 403, title: '这个地址不在本平台登记的地址之内' },
  'station-revoked': {
    status: 403,
    title: '该站点已停用；恢复使用须由平台管理员为它换发凭证',
  },
  'station-code-taken': { status: 409, title: '站点代码已被占用，且无可用的相近代码' },
  'case-of-another-station': { status: 403, title: '该办件属于其他站点' },
  'revision-differs': { status: 409, title: '平台已有同一版次、内容不同的办件' },
  'revision-unknown': { status: 404, title: '平台没有该办件的这一版次' },
  'revision-not-next': { status: 409, title: '版次不连续' },
  'case-decided': { status: 409, title: '该办件已办结，不再接收新版次' },
  'report-differs': { status: 409, title: '平台已有同一编号、内容不同的窗口决定报送' },
  'report-not-next': { status: 409, title: '窗口决定的报送编号不连续' },
  'rating-differs': { status: 409, title: '平台已有同一次提交、内容不同的评价' },
  'verification-differs': { status: 409, title: '平台已有同一编号、内容不同的核验请求' },
  'place-not-held': { status: 409, title: '本站没有这个学位额度，或已用于其他办件' },
  'quota-differs': { status: 409, title: '已有同一编号、内容不同的学位额度' },
  'drill-not-accepted': { status: 422, title: '演练数据，平台不接收' },
  'files-missing': { status: 409, title: '材料文件尚未传齐' },
  'file-not-announced': { status: 422, title: '该文件不在已登记办件的清单内' },
  'file-differs': { status: 460, title: '文件内容与清单不符，已丢弃' },
  'chunk-differs': { status: 460, title: '这一段内容在传输途中变了，已丢弃；请重传这一段' },
  'file-too-large': { status: 413, title: '文件超过大小上限' },
  'upload-offset-differs': { status: 409, title: '续传位置与平台不一致' },
  'signature-invalid': { status: 422, title: '站点签名无效' },
  'invalid-request': { status: 422, title: '请求内容不符合接口规定' },
  'courier-file-damaged': {
    status: 422,
    title: '摆渡文件不完整或已损坏；已收到的部分不会重复入库，请重新拷贝后再导入',
  },
  'courier-file-for-another': { status: 422, title: '该摆渡文件不是给本平台的，未导入任何内容' },
  'courier-station-unknown': {
    status: 422,
    title: '摆渡文件来自本平台没有的站点，或该站点已停用，未导入任何内容',
  },
  'request-too-large': { status: 413, title: '请求超过大小上限' },
  'not-found': { status: 404, title: '没有这个地址或对象' },
  'method-not-allowed': { status: 405, title: '该地址不支持这种请求方法' },
  'review-not-possible': { status: 409, title: '办件当前状态不能进行此项审核' },
  'station-too-old': { status: 426, title: '站点程序版本过旧，请升级' },
  'too-many-requests': { status: 429, title: '请求过于频繁，请稍后再试' },
  busy: { status: 503, title: '平台暂时无法处理，请稍后再试' },
  unexpected: { status: 500, title: '平台内部错误，已记录' },
};

export type ProblemExtras = {
  readonly detail?: string;
  /** JSON pointers (RFC 6901) of what differs or is wrong; at most 200 are sent. */
  readonly pointers?: readonly string[];
  /** Where HTTP has a finer status for the same type, e.g. 400, 415 for `invalid-request`. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Thrown by any handler to answer with a problem; never carries what a person typed. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly type: ProblemType,
    readonly extras: ProblemExtras = {},
  ) {
    super(type);
  }

  get status(): number {
    return this.extras.status ?? kinds[this.type].status;
  }

  /** The body of the answer. */
  body(): object {
    const { detail, pointers } = this.extras;
    return {
      type: `${problemBase}${this.type}`,
      title: kinds[this.type].title,
      status: this.status,
      ...(detail === undefined ? {} : { detail: detail.slice(0, 2000) }),
      ...(pointers === undefined
        ? {}
        : { pointers: pointers.slice(0, 200).map((pointer) => pointer.slice(0, 200)) }),
    };
  }

  /** The whole answer, `application/problem+json`. */
  response(): Response {
    return new Response(JSON.stringify(this.body()), {
      status: this.status,
      headers: { 'Content-Type': problemMediaType, ...this.extras.headers },
    });
  }
}

const problemMediaType = 'application/problem+json';

/** Which of our problems an answer tells of, whoever made it; reads a copy of its body. */
export async function problemTypeOf(answer: Response): Promise<ProblemType | undefined> {
  if (answer.headers.get('content-type') !== problemMediaType) return undefined;
  const body = problemSchema.safeParse(
    await answer
      .clone()
      .json()
      .catch(() => undefined),
  );
  return problemTypes.find((type) => body.data?.type === `${problemBase}${type}`);
}

/** A JSON pointer (RFC 6901) to the place named by `path`. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
