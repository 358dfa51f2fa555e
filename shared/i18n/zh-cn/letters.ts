/** Simplified Chinese: looking at a letter before it is printed. */
export const letters = {
  preview: '预览',
  making: '正在制作文书…',
  drawing: '正在显示…',
  page: (index: number, count: number) => `第 ${index} 页，共 ${count} 页`,
  print: '打印',
  printed: (copies: number) => `已交打印机 ${copies} 份`,
  printer: '打印机',
  usualPrinter: '系统默认打印机',
  pausedPrinter: (title: string) => `${title}（已暂停）`,
  reprint: (copies: number, print: number | undefined) =>
    print === undefined
      ? `已打印 ${copies} 份；再打印时纸上注明“再次打印”，存档不变。`
      : `已打印 ${copies} 份；再打印时纸上注明“第${print}次打印”，存档不变。`,
  copies: '份数',
  fewer: '减一份',
  more: '加一份',
  save: '另存 PDF',
  saved: (fileName: string) => `已另存为 ${fileName}`,
  notSaved: '已取消，没有另存',
  reload: '重新制作',
  missingTitle: '有字打印不出来',
  missingLines: (points: string) => [
    `字库里没有这些字：${points}，文书上会印成〔字码〕。`,
    '请打印后手工补写，并核对户口簿。',
  ],
  missingAsk: '这份文书有字打印不出来',
  missingPrint: '仍要打印',
  cancel: '先不打印',
};
