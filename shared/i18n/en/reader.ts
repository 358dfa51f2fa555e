/** English: reading identity cards. */
export const reader = {
  read: 'Read card',
  persons: { child: 'child', guardian1: 'guardian 1', guardian2: 'guardian 2' },
  title: (who: string) => `Read card: ${who}`,
  phases: {
    finding: 'Looking for the reader…',
    plugIn: 'No reader found. Plug it in; reading goes on by itself',
    placeCard: 'Lay the identity card flat on the reader',
    reading: 'Reading; please do not move the card',
    placeAgain: 'The card moved. Lay it down and leave it there',
  },
  phaseHelp:
    'Residence permits for Hong Kong, Macao and Taiwan and permanent residence cards can be read as well. If a card lies there and is not found, lift it and lay it down again.',
  again: 'Read again',
  kinds: {
    resident: 'Resident identity card',
    residencePermit: 'Residence permit for Hong Kong, Macao and Taiwan residents',
    foreign2017: "Foreigner's permanent resident card",
    foreign2023: "Foreigner's permanent resident card (2023 edition)",
  },
  kind: 'Card',
  issuer: 'Issued by',
  valid: 'Valid',
  validFor: (from: string, until: string) => `${from} to ${until}`,
  long: 'without end',
  unknown: 'not on the card',
  latinName: 'Name in Latin letters',
  permitNumber: 'Travel permit number',
  nation: 'Ethnic group',
  sex: 'Sex',
  birthDate: 'Date of birth',
  address: 'Address',
  photo:
    'The photo on the chip is not shown: its format is not public. Compare the person with the printed card.',
  explain:
    'What is ticked goes into the form; the rest stays as it is. Compare with the printed card before you tick what differs.',
  ofOther:
    "The address on a guardian's card need not be that of the child. Tick it only if it is the same place.",
  field: 'Field',
  clip: 'Picture',
  onCard: 'On the card',
  typed: 'Already there',
  standing: 'Compared',
  standings: { same: 'Same', new: 'Empty', different: 'Different' },
  all: 'Tick all',
  confirm: (count: number) => `Take over ${count}`,
  nothing: 'Nothing is ticked',
  notTyped: '(empty)',
  unsure: (points: string) =>
    `The name has private characters of older systems (${points}) that may be drawn wrongly here. Compare with the printed card; where they do not agree, do not tick it and type the name.`,
  useModern: (text: string) => `Use "${text}"`,
  warnings: {
    expired: (until: string) =>
      `This card is no longer valid (until ${until}). Ask for a valid paper, or check the person once the card is renewed.`,
    notYetValid: (from: string) =>
      `This card is valid only from ${from}. Check the date of the computer and the card.`,
    numberWrong:
      'The number fails its check. Compare with the printed card; it may not be genuine, or its chip is damaged.',
    numberSaysOtherBirth:
      'The number tells another date of birth than the card. Compare with the print.',
    numberSaysOtherSex: 'The number tells another sex than the card. Compare with the print.',
    otherPerson: (who: string) =>
      `The form has another number for ${who}. First see whether this is the right card.`,
    numberOf: (who: string) => `This is the number of ${who}. See whether this is the right card.`,
  },
  taken: (count: number) => `${count} filled in, with the card as their source`,
  section: 'Reader for identity cards',
  sectionExplain:
    'A reader for second-generation cards (GA 450) on a serial or USB serial port. Readers that need a driver of their maker have to be set to serial mode, or the card is typed in.',
  mode: 'How it is used',
  modes: { auto: 'Find it by itself', port: 'Always this port', off: 'No reader' },
  modeHelps: {
    auto: 'Asks one port after the other when a card is read',
    port: 'Uses the port below and no other',
    off: 'The form has no button for it',
  },
  port: 'Port',
  portHelp: 'Such as COM3 or /dev/ttyUSB0; a reader that is plugged in appears in the list',
  portWrong: 'This is no port; it should look like COM3 or /dev/ttyUSB0',
  portsFound: (count: number) => (count === 0 ? 'No ports found' : `${count} ports found`),
  save: 'Save port',
  saved: 'Saved',
  test: 'Test the reader',
  testing: 'Testing…',
  testFound: (path: string) => `The reader works, at ${path}`,
  samNumber: (number: string) => `Security module ${number}`,
};
