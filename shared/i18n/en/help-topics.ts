/** English: how each thing is done. */
import type { topics as zh } from '../zh-cn/help-topics';

export const topics: typeof zh = {
  begin: {
    title: 'How do I serve a family from beginning to end?',
    steps: [
      'Press F2 on Today and answer three questions: the program then knows which papers are needed.',
      'Fill in the form, the side says what is still missing; photograph the papers; inspect the originals.',
      'Submit, print the receipt and hand it over. It is the same with and without a line; with one, cases leave by themselves.',
    ],
  },
  find: {
    title: 'How do I find a case?',
    steps: [
      'Press Ctrl+K on any screen.',
      'Type a name, initials, the tail of a number or phone, a case number or an address, and press Enter.',
    ],
  },
  threeQuestions: {
    title: 'How do I answer the three questions?',
    steps: [
      'Choose with 1 or 2; if in doubt, go by the register and the papers of the home.',
      'A wrong answer can be changed later; what was photographed stays.',
    ],
  },
  fill: {
    title: 'What is the quickest way to fill in the form?',
    steps: [
      'Enter moves on; every letter is saved by itself.',
      'Where the side shows what was read on a page, compare it and press F4 to take it; type whatever is in doubt.',
      'While an address is typed, remembered places are listed: ↓ marks one, Enter takes it, or type on. If another child of the family was here, take over the data of the family.',
      'A fault is told beside its field: put that field right.',
    ],
  },
  card: {
    title: 'How do I read an identity card?',
    steps: [
      'Put it on the reader, press Ctrl+R, compare, then take it.',
      'If nothing happens, test the reader in Settings; typing works as well.',
    ],
  },
  rareName: {
    title: 'What if a name has a character that cannot be typed?',
    steps: [
      'Enter it as the register has it; it is the same on screen, on papers and in the archive.',
      'A character that no font has is spelt by its code; before a letter it can be clipped from the register. Never use another one in its place.',
    ],
  },
  missing: {
    title: 'What if papers are missing?',
    steps: [
      'Do not send the family away: take in what is there, the program remembers what is missing.',
      'Print the notice of everything missing, at the right of the form; find the case with Ctrl+K when they come back.',
    ],
  },
  photograph: {
    title: 'How do I photograph papers?',
    steps: [
      'Lay the paper flat and press Space when the outline fits; a pedal works as well.',
      'The next page to lay down is named below. A photo is safe as soon as it is taken.',
    ],
  },
  scan: {
    title: 'How do I use a scanner?',
    steps: [
      'Open the scanner on the capture screen, choose glass or feeder, begin.',
      'After a jam the pages scanned before are all there; go on from where it stopped.',
    ],
  },
  blurred: {
    title: 'What if a page is not legible?',
    steps: [
      'Take it again while the paper is at hand: more light, flat, no hands.',
      'If the original is like that, keep it and say why; the reason goes along.',
    ],
  },
  cannotCapture: {
    title: 'What if the camera does not open?',
    steps: [
      'Use a scanner or import pictures or a PDF: nobody has to wait.',
      'Run the self-test in Settings: it tells whether the camera is missing, in use or not allowed.',
    ],
  },
  inspectOriginal: {
    title: 'What do I look at when inspecting originals?',
    steps: [
      'The picture stands at the left, the points to look at on the right: compare with the original and tick them.',
      'Say so where there is only a copy; in doubt, say doubtful: a colleague logs in and looks, and you cannot change it yourself.',
      'Some documents are drawn for a second reading: have a colleague look; with none there, submit as usual.',
    ],
  },
  keepOriginal: {
    title: 'What if an original has to be kept?',
    steps: [
      'Enter it under custody of originals and print the receipt for it.',
      'Enter its return in the same place, with the signature.',
    ],
  },
  submit: {
    title: 'How do I submit?',
    steps: [
      'The submit screen lists what is missing or in doubt; a click leads there.',
      'Submit when all is there; from then on changes go by correction.',
    ],
  },
  receipt: {
    title: 'How do I print a receipt?',
    steps: [
      'Press the print button after submitting; without a printer save it as a file.',
      'It has the case number and a code by which the family can ask.',
    ],
  },
  noLine: {
    title: 'Can I work without a line?',
    steps: [
      'Yes. Nothing at the counter needs it; cases wait in the outbox.',
      'With a line they leave by themselves, go on where they were cut off, and never twice. Do not enter a case again to send it.',
    ],
  },
  correction: {
    title: 'What if the platform asks for a correction?',
    steps: [
      'Today lists what came back: open it to see what is wanted and until when.',
      'Put that right and submit again; nothing else has to be redone.',
    ],
  },
  letter: {
    title: 'How do I issue a letter?',
    steps: [
      'When the decision is there, choose the letter on the overview, look, print.',
      'Void a spoilt one in the register of numbers with a reason: every number is accounted for.',
    ],
  },
  review: {
    title: 'How do I review a case?',
    steps: [
      'Press Ctrl+U for Review: all cases that wait for your decision or for a letter are there, the nearest term first. Enter opens one.',
      'See the papers at the left: Page Down turns the pages and goes on to the next paper. Compare the details and inspections at the right.',
      'Choose the decision and the reason, look at the letter with F9, then decide with F8. Somebody else reviews what you handled.',
    ],
  },
  handOver: {
    title: 'What about unfinished cases at the end of the day?',
    steps: [
      'Press Ctrl+H at any step of a case and hand it over to a colleague, with a line on how far it is.',
      'Nothing is lost without: go on with it the next time.',
    ],
  },
  family: {
    title: 'How does the family read along?',
    steps: [
      'Connect a second screen, switch it on in Settings, then show the case to the family.',
      'It is emptied when you leave the case, and shows no other.',
    ],
  },
  selfService: {
    title: 'How do parents enter and photograph by themselves?',
    steps: [
      'On the new-case page or in the form press "Let the parent fill it in", or find it with Ctrl+K; the screen turns to large type and that one case.',
      'When they call staff or are done, take over under "I am staff" with your passphrase; when nobody goes on for three minutes it asks, then covers what was entered.',
      'Then compare what is marked "Entered by the family" with the originals: going through a field confirms it. Nothing is submitted before.',
    ],
  },
  held: {
    title: 'What about held cases in the outbox?',
    steps: [
      'Open it, read why, do what it says, then send again.',
      'The program never deletes anything that was not sent.',
    ],
  },
  courier: {
    title: 'How do cases reach the platform when there is never a line?',
    steps: [
      'Plug in a USB stick, write a package in the outbox, take it to the enrolment office or to a station with a line.',
      'Read the answer that comes back in the same place. Twice or not at all does no harm.',
      'Further numbers, places and the directory of stations are asked for with the package and come with its answer.',
    ],
  },
  batch: {
    title: 'How do I take in many families at once?',
    steps: [
      'Prepare a table and a folder of pictures; the program checks it row by row.',
      'Faulty rows are told first; it can be paused and goes on after a break, nobody twice and nobody left out.',
    ],
  },
  askPolicy: {
    title: 'What if somebody only asks?',
    steps: [
      'Press Ctrl+O: three answers list what to bring and why.',
      'Look up the school of an address, print the guide. No case is left behind.',
    ],
  },
  duplicates: {
    title: 'What do I do with duplicates that were found?',
    steps: [
      'Compare both sides and say what it is, with a reason.',
      'What is not settled is told again when submitting.',
    ],
  },
  archives: {
    title: 'How do I look at archives and hand them on?',
    steps: [
      'Search in the archive and open one; its four checks stand beside it.',
      'Choose folder or zip, a reason and who approved; personal data can be left out.',
    ],
  },
  trail: {
    title: 'How do I see who did what?',
    steps: [
      'Filter the trail by day, person or case; it only grows, and changes are found.',
      'Verify it from the beginning: the first broken entry is named.',
    ],
  },
  figures: {
    title: 'Where do the figures come from?',
    steps: [
      'From the record of this station, without a line and without any name.',
      'Under each chart stands its table, to be saved.',
    ],
  },
  classes: {
    title: 'How are classes drawn?',
    steps: [
      'Freeze the roll and print what binds it, then let numbers be called out; another person draws.',
      'Anybody can draw again from the published data.',
    ],
  },
  practise: {
    title: 'How do I practise without harm?',
    steps: [
      'Lock with Ctrl+L and choose the drill when unlocking, with the same passphrase.',
      'Load sample families; nothing of it reaches the platform, and papers are marked.',
    ],
  },
  people: {
    title: 'How are people added, and what if a passphrase is forgotten?',
    steps: [
      'An administrator adds people in Settings and gives a start passphrase.',
      'Another administrator sets a new one; without any, two of the three recovery sheets do.',
    ],
  },
  backup: {
    title: 'How are back-ups made?',
    steps: [
      'Choose a folder on another disk in Settings; back-ups are made by themselves from then on.',
      'On a new computer choose to restore at the door.',
    ],
  },
  selfTest: {
    title: 'How do I know before opening that all devices work?',
    steps: [
      'Start the self-test in Settings: about a minute, and each line says what to do.',
      'Its result can be saved for whoever helps; nothing of a family is in it.',
    ],
  },
  lock: {
    title: 'What do I do when I leave the desk?',
    steps: [
      'Press Ctrl+L: what is typed is saved first.',
      'After five minutes without anybody the program locks by itself.',
    ],
  },
  errors: {
    title: 'What do I do about an error message?',
    steps: [
      'Read its second sentence first: what is safe. What was saved is there; do not redo it.',
      'Then do what the third says. If it stays so, lock, unlock, and call an administrator.',
    ],
  },
};
