/** Who may make the calls of class assignment, read from domain.md and not from the program. */

const overview = ['reviewer', 'auditor', 'admin'];

export const callersAboutClasses: { readonly [call: string]: readonly string[] } = {
  'classes.gather': overview,
  'classes.overview': overview,
  'classes.pupils': overview,
  'classes.freeze': ['admin'],
  'classes.setAside': ['admin', 'reviewer'],
  'classes.draw': ['admin', 'reviewer'],
  'classes.lists': overview,
  'classes.after': overview,
  'classes.freezeLate': ['admin'],
  'classes.askTrade': ['admin', 'reviewer'],
  'classes.settleTrade': ['admin', 'reviewer'],
  'classes.confirmName': ['admin', 'reviewer'],
  'classes.saveBook': overview,
  'classes.saveCsv': overview,
  'classes.saveProof': overview,
  'classes.drawPaper': overview,
  'classes.printPaper': overview,
};
