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
  missingHow: '字库里没有下列字，纸上原处印成〔字码〕，请在原处手工补写，并核对户口簿：',
  missingIn: (point: string, fields: string) => `${point}：${fields}`,
  missingAsk: '这份文书有字打印不出来',
  missingPrint: '仍要打印',
  missingSave: '仍要另存',
  cancel: '先不打印',
  cancelSave: '先不另存',
};
