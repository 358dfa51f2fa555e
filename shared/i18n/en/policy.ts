/** English: settings, policy packs: which are in force and how another one is installed. */
export const policy = {
  title: 'Policy packs',
  explain:
    'They decide the groups of families and what each is asked for. A case keeps the pack it was opened under, whatever is installed later.',
  inForce: 'Packs in force',
  forKinds: 'Matters',
  pack: 'Pack',
  version: 'Version',
  season: 'Year',
  region: 'Region',
  adminOnly: 'Only an administrator can install a policy pack.',
  drillNote: 'A drill installs no packs; go back to the real station.',
  notPaired: 'Pair with the platform first: only then can be checked who signed a pack.',
  choose: 'Choose the file of a pack',
  looking: 'Checking…',
  faults: 'What the check found',
  faultsMore: (count: number) => `${count} more; put these right first, then check the pack again.`,
  faultFamily: (family: string) => `Such a family: ${family}`,
  reviewTitle: 'Read it, then install',
  signedBy: 'Signed by',
  signedByKey: (name: string, keyId: string) => `${name} (key ${keyId})`,
  signatureRight: 'The signature is right',
  checked: 'Check',
  checkedOver: (families: number) => `${families} kinds of families tried one by one, no fault`,
  isHeld: 'This pack is in force here already; there is nothing to install.',
  effects: 'What it means for open cases',
  noOpenCases: 'There are no open cases.',
  noChanges: (open: number) => `Open cases: ${open}. The new pack would ask the same of all.`,
  changed: (changed: number, open: number) =>
    `Open cases: ${open}. The new pack would ask something else of ${changed}, see below.`,
  keepTheirs: 'They keep the pack they were opened under; nothing about them changes.',
  onlyFirst: (shown: number) => `Only the first ${shown} are listed.`,
  changes: 'Cases that would differ',
  child: 'Child',
  difference: 'Under the new pack',
  added: 'Asked as well',
  dropped: 'No longer asked',
  waived: 'Waived',
  accepted: 'Accepted as well',
  noLongerAccepted: 'No longer accepted',
  fieldsAdded: 'Must be filled',
  fieldsDropped: 'Need not be filled',
  /** A requirement and which papers answer it. */
  papersOf: (title: string, papers: string) => `${title}: ${papers}`,
  reason: 'Reason',
  reasonHelp: 'Goes into the audit trail, such as "notice 12 of 2026 of the education office"',
  reasonMissing: 'Say why it is installed',
  locks:
    'The station locks afterwards; once unlocked again, new cases are opened under the new pack.',
  install: 'Install and lock',
  installing: 'Installing…',
  line: {
    title: 'Policy packs that a platform sent',
    explain:
      'A pack that came is not in force: the rules stay, and so do the open cases. An administrator looks at it and installs it; from then on new cases go by it.',
    homeTitle: (count: number) =>
      count === 1
        ? 'A new policy pack came and waits for you'
        : `${count} new policy packs came and wait for you`,
    homeLine: (title: string, version: string, from: string) =>
      `${title} (${version}), from "${from}"`,
    homeSafe: 'Until you install it, everything goes by the pack that is in force.',
    go: 'Look at it',
    from: (from: string, when: string) => `From "${from}" · came ${when}`,
    look: 'Look at it',
    looking: 'Checking…',
    setAside: 'Do not install',
    setAsideTitle: 'Do not install this policy pack',
    setAsideLines: 'You are not reminded of it any more; its file can still be brought.',
    setAsideReason: 'Reason',
    setAsideReasonHelp:
      'Goes into the audit trail, for example "asked by telephone: the wrong version was sent"',
    refused: (why: string) => `Turned down: ${why}`,
    refusals: {
      packTooLarge: 'more than 6 MB, not read',
      packUnreadable: 'it is no policy pack; please tell the administrator of the platform',
      packKeyUnknown:
        'its key belongs to no paired platform; once paired with the one that signed it, it is looked at again',
      packSignatureWrong:
        'its signature is wrong, it may have been changed; please tell the administrator of the platform',
      packTooNew: 'a newer program is needed to read it; it is looked at again after an update',
      packFaulty: 'something in it breaks the rules; check its file on this page to see what',
      packVersionTaken:
        'this station holds another pack with the same version; please tell the administrator of the platform',
      packOutdated: 'older than the pack in force',
    },
  },
  cancel: 'Do not install',
};
