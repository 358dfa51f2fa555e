/** Arguments for calls of class assignment, sensible for a station where nothing was drawn. */

/** `id` stands for a roll that nobody froze. */
export function classArguments(call: string, id: string): unknown {
  const group = { season: 2026, stage: 'primary', school: '' };
  switch (call) {
    case 'classes.pupils':
      return group;
    case 'classes.freeze': {
      const plan = { classes: 1, elsewhere: 0, balanced: [] };
      const source = {
        publicSource: '报数',
        publicNumbers: 5,
        publicKnownFrom: '2199-08-30T01:00:00.000Z',
      };
      const nobody = { teachers: [], together: [], apart: [] };
      return { group, plan: { ...plan, ...source, ...nobody }, seen: 'a'.repeat(64) };
    }
    case 'classes.setAside':
      return { id, reason: 'wrongLinks' };
    case 'classes.draw':
      return { id, publicPart: '7', witnesses: '' };
    case 'classes.lists':
    case 'classes.after':
      return { id };
    case 'classes.freezeLate': {
      const publicKnownFrom = '2199-08-30T01:00:00.000Z';
      const source = { publicSource: '报数', publicNumbers: 5, publicKnownFrom };
      const plan = { elsewhere: 0, ...source, together: [], apart: [] };
      return { id, plan, seen: 'a'.repeat(64) };
    }
    case 'classes.askTrade':
      return { id, caseIds: [id, id], reason: 'health', note: '区教体局批准' };
    case 'classes.settleTrade':
      return { id, trade: id, outcome: 'refused' };
    case 'classes.confirmName':
      return { id, caseId: id, digest: 'a'.repeat(64) };
    case 'classes.saveBook':
    case 'classes.saveCsv':
      return { id, locale: 'en' };
    case 'classes.saveProof':
      return { id, form: 'json' };
    case 'classes.drawPaper':
      return { id, paper: 'slips' };
    case 'classes.printPaper':
      return { sha256: 'a'.repeat(64), copies: 1 };
    default:
      return undefined;
  }
}
