/** English: how much of the line files may take, and when. */
import type { traffic as zh } from '../zh-cn/traffic';

export const traffic: typeof zh = {
  title: 'Upload traffic',
  explain:
    'Where the line is slow, paid by the byte or needed for other work by day, attachments can be held to a speed and to certain hours. Case details, receipts and answers are small and go at any time.',
  speed: 'Speed of attachments',
  speedHelp:
    'Attachments then take longer; nothing is broken off. Where there are several platforms, they share it',
  noLimit: 'No limit',
  perSecond: (speed) => `At most ${speed} a second`,
  hours: 'Hours for attachments',
  hoursHelp: 'At other times they wait on this computer and go by themselves when it is time',
  allDay: 'All day',
  chosenHours: 'Only in chosen hours',
  from: 'Begin',
  to: 'End',
  sameHour: 'The hours must not begin and end at the same time',
  save: 'Save',
  saving: 'Saving…',
  saved: 'The upload traffic is set',
  atMost: (speed) => `Attachments take at most ${speed} a second`,
  between: (from, to) => `Attachments go from ${from} to ${to} only`,
  unlimited: 'Attachments go at any time, as fast as the line carries',
  onlyAdmin: 'An administrator sets this.',
  putOff: (from) => `To save traffic, attachments go after ${from}`,
  putOffDetail: 'The case details were handed over; attachments wait encrypted on this computer.',
};
