/** English: other cases of the same child, brothers and sisters, and a home that another family has. */
import type { kin as zh } from '../zh-cn/kin';

export const kin: typeof zh = {
  openTitle: 'This child already has an open case: this one cannot be submitted',
  openTodo:
    'Everything here is kept. Open the case that came first and carry on there; if it is another child, check number, name, sex and date of birth.',
  openFirst: 'Open the first case',
  hiddenTitle: (owner) =>
    `Another desk has a draft of this child (${owner}): this one cannot be submitted`,
  hiddenTodo: (owner) =>
    `Everything here is kept. Ask ${owner} to hand the draft over or to carry on with it; if absent, ask the administrator. If it is another child, check number, name, sex and date of birth.`,
  laterTitle: 'A later case was opened for this child',
  laterTodo: 'Carry on with this one; the later one cannot be submitted.',
  hiddenLater: (owner) => `The later one is at another desk (${owner}).`,
  openLater: 'Open the later case',
  line: (kind, season, state) => `${season} ${kind} · ${state}`,
  otherName: (name) =>
    `That case writes the name of the child "${name}", unlike this one: check it with the register.`,
  unsureTitle: 'Perhaps the same child: name, sex and date of birth agree, the papers differ',
  unsureTodo:
    'Ask the family for all identity papers of the child. If it is the same child, carry on with one case and withdraw the other; if not, go on as usual.',
  openUnsure: 'Look at that case',
  unsureLine: (line) => `Perhaps the same child: ${line}`,
  earlierTitle: 'This child was enrolled here before',
  earlierTodo:
    'What is known of child, guardians and register can be taken over: only empty fields, each for the family to confirm.',
  takeOver: 'Take over what is known',
  takeOverTitle: 'Take over what is known',
  takeOverExplain:
    'These fields are empty now. They are filled from the earlier case and marked, for the family to look at.',
  takeOverConfirm: (count) => `Take over ${count}`,
  openEarlier: 'Look at the earlier case',
  siblingTitle: (name, season) =>
    `Another child of this family was enrolled here: ${name} (${season})`,
  siblingOpenTitle: (name, season) =>
    `Another child of this family is being enrolled here: ${name} (${season})`,
  siblingOthers: (children) => `Others: ${children}`,
  siblingChild: (name, season) => `${name} (${season})`,
  siblingTodo:
    'What is known of guardians, register and home can be taken over, nothing of the child. Originals of all papers are to be shown and inspected again.',
  siblingTakeOver: 'Take over the data of the family',
  siblingExplain:
    'What is ticked is filled in and marked, for the family to look at; the rest stays as it is. Ask the family before ticking what differs.',
  siblingSays: (name) => `Case of ${name}`,
  openSibling: 'Look at that case',
  section: 'Other cases of this child',
  hidden: (owner) => `Draft at another desk (${owner})`,
  openOne: 'Open',
  openHome: 'Look at that case',
  homeTitle: 'Another family may have used this home to enrol',
  homeGiven: (season) => `Another family got a place with this home in ${season}.`,
  homeAsked: (season) => `Another family asks for a place with this home in ${season}.`,
  homeBy: {
    propertyNumber: 'Ground: the same property number.',
    address: 'Ground: the same address.',
  },
  homeFree: (season) => `By the lock period of the policy pack it is free again from ${season}.`,
  homeTodo:
    'The case can be taken in and submitted as usual; the place is arranged by the education office. Check address and property number for slips.',
};
