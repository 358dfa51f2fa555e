/** English: the page 查看.html of a package. */
export const viewer = {
  other: '中文',
  drill: 'Practice, not an archive',
  supplement: (number: number, root: string) =>
    `Supplement ${number} to the package whose list has the digest ${root}`,
  made: (office: string, time: string) => `${office} · sealed ${time}`,
  unreadable:
    'The data in this page cannot be read: the file was changed or not copied whole. Please ask the office for another copy.',
  chapters: 'On this page',
  parts: {
    overview: 'Overview',
    catalogue: 'Contents',
    traces: 'Process',
    checks: 'Four checks',
    files: 'Files and digests',
    signer: 'Signature',
  },
  verify: {
    heading: 'Verify this package',
    why: 'This page uses no network and sends nothing. A browser does not let a page read the files beside it: please choose the folder of the package.',
    folder: (name: string) => `The folder to choose: ${name}`,
    choose: 'Choose the folder of the package',
    again: 'Choose a folder again',
    fetch: 'Verify from this address',
    drop: 'Or drag the whole folder here',
    insecure:
      'This address is not https, so the browser does not offer what verifying needs. Please download the package and open this page from its folder.',
    none: 'There is no package in this folder (no tagmanifest-sha256.txt). Please choose the folder that holds 查看.html.',
    progress: (done: number, all: number, amount: string) =>
      `Verifying: ${done} of ${all} files, ${amount}`,
    whole: 'Verified',
    wholeText: (files: number, amount: string) =>
      `${files} files (${amount}) agree byte for byte; none is missing, none is surplus, the signatures are right.`,
    wholeFetched: (files: number, amount: string) =>
      `${files} files (${amount}) agree byte for byte; none is missing, the signatures are right. Surplus files cannot be seen from an address.`,
    broken: (count: number) =>
      count === 1
        ? 'Not verified: 1 file has a problem'
        : `Not verified: ${count} files have problems`,
    brokenOther: 'Not verified',
    brokenText:
      'Please do not use the files that are named. Print this page and give it to the office that made the package.',
    notes: 'Note: ',
    otherPackage:
      'The folder does not hold the files that this page lists: it is another folder, or the list was changed',
    print: 'Print the result',
  },
  state: { ok: 'Agrees', bad: 'Problem', open: 'Not verified' },
  columns: {
    no: 'No.',
    title: 'Title',
    number: 'Number',
    pages: 'Pages',
    time: 'Time',
    who: 'By',
    what: 'What',
    item: 'Check',
    result: 'Result',
    evidence: 'Evidence',
    file: 'File',
    size: 'Size',
    state: 'Verified',
  },
  pages: (count: number) => `${count} ${count === 1 ? 'page' : 'pages'}`,
  voided: (reason: string) => `Void: ${reason}`,
  open: (title: string) => `Open ${title}`,
  noTraces: 'No process is recorded',
  noChecks: 'The package holds no results of the four checks',
  sha256: 'SHA-256',
  sm3: 'SM3',
  signer: {
    told: 'Certificate of the station, as written into this page when the package was made',
    fingerprint: 'Fingerprint of the certificate (SHA-256)',
    sm2: 'SM2 public key',
    compare:
      "The certificate is the station's own. To be sure that the package comes from that office, compare the fingerprint with the office.",
    none: 'No certificate was written into this page.',
    found: 'Signatures that were found',
    by: 'Signed by',
    at: 'Signed at',
    stamp: 'Time stamp',
    stampBy: (time: string, authority: string) => `${time}, ${authority}`,
    certificate: 'Certificate (PEM)',
  },
};
