/** English: stations that a restore put aside, and how two people destroy one. */
import type { replaced as zh } from '../zh-cn/replaced';

export const replaced: typeof zh = {
  title: 'Former data left by restores',
  explain:
    'A restore leaves the whole station that it replaced in the data folder, with everything about children and families. When nobody needs it any more, one person proposes to destroy it and another administrator or a reviewer approves.',
  lose: 'What was done after the back-up and before the restore may be nowhere else. Have it looked at first where something is to be found again.',
  one: (when: string) => `Left by the restore of ${when}`,
  size: (files: number, more: boolean, bytes: string) =>
    more ? `more than ${files} files, over ${bytes}` : `${files} files, ${bytes}`,
  propose: 'Propose to destroy',
  proposeOf: (when: string) => `Propose to destroy what the restore of ${when} left`,
  proposeTitle: 'Propose to destroy this former data',
  reason: 'Reason',
  reasonHelp: 'Written into the trail, such as "Compared after the restore, not needed any more"',
  reasonMissing: 'Give a reason',
  proposed: 'Proposed; another person decides',
  proposedBy: (name: string, when: string) => `Proposed by ${name} on ${when}`,
  notYourself:
    'Whoever proposed it may not approve it: another administrator or a reviewer logs in and decides.',
  onlyLook: 'Auditors only look.',
  adminProposes: 'An administrator proposes to destroy it.',
  approve: 'Approve and destroy',
  refuse: 'Refuse',
  refused: 'Written down: refused, the former data stays as it is',
  confirmTitle: 'Destroy this former data',
  confirmLines: (when: string) => [
    `All that the restore of ${when} left is destroyed, and nobody can bring it back.`,
    'The present cases of this station are not touched.',
    'The trail keeps who proposed, who approved and when it was destroyed.',
  ],
  destroying: 'Destroying…',
  destroyed: 'The former data is destroyed',
  underWay: 'Approved, not yet destroyed to the end',
  underWayHelp: 'The next unlocking goes on with it.',
  cancel: 'Back',
  trail: {
    proposed: (when: string, reason: string) =>
      `Proposed to destroy what the restore of ${when} left, because: ${reason}`,
    approved: 'Approved the destruction of former data left by a restore',
    refused: 'Refused the destruction of former data left by a restore',
    destroyed: (when: string, proposedBy: string, approvedBy: string) =>
      `Destroyed what the restore of ${when} left: proposed by ${proposedBy}, approved by ${approvedBy}`,
  },
};
