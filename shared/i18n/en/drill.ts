/** English: the drill. */
export const drill = {
  watermark: 'DRILL',
  mode: 'Which to open',
  modes: { real: 'Real', drill: 'Drill' },
  doorLine:
    'The drill is stored apart from the real cases and has the same passphrase. Nothing in it is sent to the platform.',
  banner:
    'Drill: every case here is practice, is not sent to the platform, and its letters have no effect. Lock to leave.',
  homeTitle: 'Drill: practise freely, no real case is touched',
  homeFirst:
    'Begin with eight sample families over the five groups, each left at another step. People and numbers are invented.',
  homeLine:
    'Load another set of sample families, or open cases yourself. People and numbers are invented.',
  loadSamples: 'Load sample families',
  samplesLoading: 'Loading sample families',
  samplesLoaded: (count: number) => `${count} sample families loaded`,
  families: (done: number, total: number) => `${done} of ${total} families`,
  answersTitle: 'Pretended answers of the platform',
  answersLine:
    'A drill has no platform. Choose an answer and go on practising; the trace will say that it was a drill.',
  answers: {
    receipt: 'Received by the platform',
    reviewPassed: 'Review passed',
    accepted: 'Accepted',
    correction: 'Correction asked',
    refused: 'Refused',
  },
  reviewPassed: (step: string) => `${step} passed`,
  outboxTitle: 'Cases of a drill are not sent',
  outboxLine:
    'There is no way to send them to the platform. Open a case and use "Pretended answers" to go on.',
  queued: 'Not sent in a drill; open the case to pretend an answer',
  outboxEmpty: 'No practice case is waiting for an answer',
  outboxEmptyDetail: 'Practice cases appear here once they are submitted.',
  section: 'Drill',
  noPlatformTitle: 'A drill is not paired with a platform',
  noPlatformLine:
    'Pairing and sending exist only in real work. Lock, and unlock with "Real" chosen.',
  reset: 'Reset the drill',
  resetByAdmin: 'An administrator can clear all data of the drill.',
  resetTitle: 'Clear all data of the drill?',
  resetLines: [
    'Every practice case, photograph and letter is deleted and cannot be brought back.',
    'Not one real case is touched.',
    'The station then locks; the next drill begins empty.',
  ],
  resetCancel: 'Keep it',
};
