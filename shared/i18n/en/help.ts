/** English: the help, and the tour for whoever comes for the first time. */
import type { help as zh } from '../zh-cn/help';
import { topics } from './help-topics';

export const help: typeof zh = {
  title: 'Help',
  open: 'Help',
  search: 'What you want to do, or what went wrong',
  searchHelp: 'Any words will do; no line is needed',
  found: (count) => `${count} found`,
  none: 'Nothing was found. Try other words, or look under All.',
  views: {
    here: 'This screen',
    all: 'All',
    keys: 'Keys',
    errors: 'When something goes wrong',
    guides: 'Guides',
  },
  keysLead:
    'These are the keys that work on the screen now, the same that are printed on the buttons.',
  keysHere: 'This screen',
  keysRooms: 'Elsewhere',
  keyColumn: 'Key',
  doesColumn: 'What it does',
  keysNone: 'This screen has no keys of its own.',
  keysAlways: 'Enter moves on, Esc goes back and loses nothing, arrows choose in lists.',
  errorsLead:
    'Every message says what happened, what is safe, and what to do. Work is on the disk before it is acknowledged: what was saved is there whatever happens.',
  guides: {
    contents: 'Contents of the guides',
    titles: {
      clerk: "Clerk's guide",
      administrator: "Administrator's guide",
      auditor: "Auditor's guide",
      integrator: "Integrator's guide",
      security: 'Security notes',
      changelog: 'Changes',
      notices: 'Third-party notices',
      about: 'About the program',
    },
    inGuide: (guide, title) => `${guide} › ${title}`,
    missing: 'This text is not in the program and cannot be opened',
    missingTodo:
      'Cases are not touched. Files of the program may be missing: please install it again.',
    program: 'Program',
    licence: 'Licence',
    licenceLine:
      'The program is not licensed to the public: nobody may copy, change or hand it on without the consent of its owner.',
    noticesLine:
      'What others made and the program uses stands under their own licences, whole under "Third-party notices" on the left.',
    support: 'When support is needed',
    supportLine:
      'Save the diagnostic bundle in the settings and hand it on: there is nothing of any family in it.',
  },
  safeLabel: 'What is safe: ',
  todoLabel: 'What to do: ',
  pages: {
    home: 'Today',
    newCase: 'New case',
    review: 'Review',
    form: 'Form',
    capture: 'Capture',
    inspect: 'Inspection',
    submit: 'Submitting',
    overview: 'Overview of a case',
    outbox: 'Outbox',
    batch: 'Batch',
    guide: 'Policy',
    check: 'Duplicates',
    archive: 'Archive',
    audit: 'Trail',
    statistics: 'Statistics',
    classes: 'Classes',
    settings: 'Settings',
  },
  topics,
  tour: {
    offer: 'Here for the first time? Six steps show you round',
    offerLine:
      'Less than two minutes, and Esc stops it at any time. If a family waits, serve it first: Help has the tour later, too.',
    start: 'Start the tour',
    notNow: 'No, thanks',
    again: 'Take the tour again',
    step: (at, all) => `Step ${at} of ${all}`,
    back: 'Back',
    next: 'Next',
    done: 'Done',
    steps: {
      welcome: {
        title: 'This is the enrollment station of the desk',
        lines: [
          'It enrols children of families who cannot do it online: form, papers, inspection, receipt.',
          'Everything works without a mouse. Keys are printed on the buttons; Enter moves on here.',
        ],
      },
      rooms: {
        title: 'The rooms stand at the left',
        lines: [
          'F1 Today: begin here; what came back and what is due soon.',
          'F2 a new case, F11 what waits to be sent, F12 settings.',
        ],
      },
      counter: {
        title: 'A case has four steps',
        lines: [
          'Three questions, the form, the papers, the originals; the side says what is missing.',
          'When all is there, submit and hand out the receipt.',
        ],
      },
      safe: {
        title: 'It works without a line, and power cuts lose nothing',
        lines: [
          'Every letter and photo is encrypted and safe before the screen says saved.',
          'With a line cases leave by themselves, once. Lock with Ctrl+L when you leave.',
        ],
      },
      find: {
        title: 'Ctrl+K finds everything',
        lines: [
          'Names, initials, tails of numbers, case numbers, and rooms as well.',
          'Shift and F1 open the help at the screen you are on.',
        ],
      },
      practise: {
        title: 'Practise first',
        lines: [
          'Lock, choose the drill when unlocking, load sample families: nothing reaches real cases or the platform.',
          'When you feel sure, unlock the real station.',
        ],
      },
    },
    trail: 'Took the tour',
    trailSkipped: 'Did not take the tour',
  },
};
