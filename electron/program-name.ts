/** What the program is called where people read it, in every language; without a version, so that an update changes no paper. */
export const programName = '入学帮办站';
