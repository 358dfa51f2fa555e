/** Simplified Chinese: codes on receipts and letters. */
export const codes = {
  scan: '扫描回执或文书上的二维码',
  title: '扫描二维码',
  explain: '把回执或文书上的二维码对着摄像头，读到后自动打开办件。扫码枪随时可用，不必打开这里。',
  livePicture: '摄像头画面，正在找二维码',
  cameraOff: '仍可选择图片，或用扫码枪。',
  chooseFile: '选择图片',
  orDrop: '也可以把图片拖到这里，或直接粘贴。',
  dropHint: '松开鼠标，读这张图片',
  close: '关闭',
  opened: (number: string) => `已打开 ${number} 的办件`,
  dialogOpen: '读到了一个编号。请先关掉打开的对话框，再扫一次。',
  openNumber: (number: string) => `打开 ${number} 的办件`,
};
