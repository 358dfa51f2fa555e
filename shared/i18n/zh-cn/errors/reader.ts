/** Simplified Chinese: errors of the reader for identity cards. */
import type { ReaderError } from '../../../domain/app-error';
import type { WordsFor } from '../../error-shape';

const typedKept = '已填的信息没有变。';
const byHand = '也可以照证件手工填写。';

export const readerErrors: WordsFor<ReaderError> = {
  readerDriverMissing: () => ({
    happened: '这台电脑上不能使用串口读卡器：程序里缺少串口组件，或组件不能加载。',
    safe: typedKept,
    todo: `请联系信息老师重新安装本程序；${byHand}`,
  }),
  readerMissing: () => ({
    happened: '没有找到身份证读卡器。',
    safe: typedKept,
    todo: `请检查读卡器的线和电源，再试一次；换过接口时请在“设置”里重新选择。${byHand}`,
  }),
  readerPortTaken: () => ({
    happened: '读卡器的接口打不开：可能被别的程序占用，或没有权限。',
    safe: typedKept,
    todo: `请关闭其他读卡程序后再试；仍然不行请联系信息老师。${byHand}`,
  }),
  readerSilent: () => ({
    happened: '接口打开了，但读卡器没有回应。',
    safe: typedKept,
    todo: `请拔下读卡器再插上，等指示灯亮后再试；或在“设置”里换一个接口。${byHand}`,
  }),
  readerGarbled: () => ({
    happened: '读卡器传来的数据校验不对，重试了几次都没有成功。',
    safe: '没有采用任何读到的内容，已填的信息没有变。',
    todo: `请把读卡器的线插紧，或换一个接口再试。${byHand}`,
  }),
  readerRefuses: ({ status }) => ({
    happened: `读卡器拒绝工作（代码 ${status.toString(16).toUpperCase().padStart(2, '0')}）。`,
    safe: typedKept,
    todo: `请重新插拔读卡器；仍然不行请把代码告诉读卡器厂家。${byHand}`,
  }),
  readerBusy: () => ({
    happened: '正在读另一张卡。',
    safe: typedKept,
    todo: '请等那一次读完，或先取消。',
  }),
  readingStopped: () => ({
    happened: '读卡已停止。',
    safe: typedKept,
    todo: '需要时请再读一次。',
  }),
  cardNone: () => ({
    happened: '一直没有读到卡。',
    safe: typedKept,
    todo: `请把卡拿开，再平放到读卡区；身份证以外的卡读不了。${byHand}`,
  }),
  cardMoved: () => ({
    happened: '卡在读完之前被拿开了。',
    safe: '没有采用任何读到的内容，已填的信息没有变。',
    todo: `请把卡平放在读卡区，等提示读完再拿开。${byHand}`,
  }),
  cardUnreadable: () => ({
    happened: '卡里的内容不完整，或不是认识的证件。',
    safe: '没有采用任何读到的内容，已填的信息没有变。',
    todo: `请把卡拿开再放一次；证件芯片损坏时请家长换证。${byHand}`,
  }),
};
