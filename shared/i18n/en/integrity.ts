/** The record's check of itself: what was found, what is safe, what to do. */
export const integrity = {
  lostTitle: 'Some entries were damaged on the disk and could not be brought back',
  doubtTitle: 'The record on this computer is not the one seen last',
  mendedTitle: 'The record on this computer was checked and mended',
  happened: {
    tornTail: () =>
      'The last write did not finish before the power went or the program stopped; it had not been shown as saved.',
    restored: (count: number) => `${count} damaged entries were brought back, all of them.`,
    lost: (count: number, cases: number) =>
      cases > 0
        ? `${count} entries of ${cases} cases are lost.`
        : `${count} entries of the station itself are lost.`,
    unknown: (count: number) => `Of ${count} of them it is not known to which case they belonged.`,
    setAside: () => 'Something that is not of this station was among the record; it was set aside.',
    replaced: () => 'The record is whole in itself, but it is not the one that was saved last.',
    witnessLost: () =>
      'What the newest entry is checked against was missing or too old; it was made anew.',
    workingSetDiffers: () =>
      'The screens knew more than the record or something else; they were rebuilt from the record.',
    fileRestored: (count: number) => `${count} damaged pictures or papers were brought back.`,
    fileLost: (count: number) => `${count} pictures or papers are damaged or missing.`,
    keyRestored: (count: number) => `${count} damaged key files of cases were brought back.`,
  },
  safe: {
    lost: 'Every other case is whole and can be worked on; the damaged bytes are kept aside.',
    mended: 'Everything that was shown as saved is there; work can go on.',
  },
  todo: {
    lost: 'Do not go on with the affected cases. Ask the administrator to put in the back-up and unlock again.',
    doubt:
      'Ask the administrator to look at the audit trail: somebody may have exchanged or restored data.',
    mended: 'If this comes again, ask the administrator to check the disk of this computer.',
  },
  openCase: (n: number) => `Show affected case ${n}`,
  ofCase: {
    lost: {
      badge: 'Record damaged',
      title: 'The record of this case is damaged',
      lines: [
        'The disk is damaged and some entries of this case are lost; the screen may not show it as it was last.',
        'The damaged bytes are kept aside; no other case is affected.',
        'Do not go on with this case. Ask the administrator to put in the back-up and unlock again.',
      ],
    },
    fileLost: {
      badge: 'Files damaged',
      title: 'Pictures or papers of this case do not open',
      lines: [
        'The disk is damaged; pictures or papers of this case are damaged or missing.',
        'Everything that was filled in is there; a damaged file is never sent.',
        'Capture again the pages that do not open; papers can be made again. If there is a back-up, ask the administrator to put it in and unlock again.',
      ],
    },
  },
  unreadable: 'The record of this case is damaged and cannot be read',
};
