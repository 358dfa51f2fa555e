/** English: codes on receipts and letters. */
export const codes = {
  scan: 'Scan the code on a receipt or letter',
  title: 'Scan a code',
  explain:
    'Hold the code of a receipt or letter before the camera; its case opens by itself. A handheld scanner works at any time, without this window.',
  livePicture: 'Camera picture, looking for a code',
  cameraOff: 'You can still choose a picture or use a handheld scanner.',
  chooseFile: 'Choose a picture',
  orDrop: 'Or drop a picture here, or paste it.',
  dropHint: 'Let go to read this picture',
  close: 'Close',
  opened: (number: string) => `Opened the case of ${number}`,
  dialogOpen: 'A number was read. Close the open dialog first, then scan again.',
  openNumber: (number: string) => `Open the case of ${number}`,
};
