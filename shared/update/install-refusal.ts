/** Why an update from a Debian package was not installed, by the exit code of who was asked to. */

/** Those of the script that installs with the rights of root (build/deb/resources/install-update), and of pkexec itself. */
const byExitCode = {
  21: 'notWhole',
  22: 'noOpenssl',
  23: 'notSigned',
  24: 'otherPackage',
  25: 'otherProgram',
  26: 'notNewer',
  27: 'stillRuns',
  28: 'systemRefused',
  // pkexec(1): the person closed the question for the rights; nobody could give them.
  126: 'dismissed',
  127: 'noRights',
} as const;

export type InstallRefusal = (typeof byExitCode)[keyof typeof byExitCode];

/** Every reason there is. */
export const installRefusals = Object.values(byExitCode);

/** The reason that was written down as an exit code; nothing for what is none of them. */
export function installRefusalOf(written: string): InstallRefusal | undefined {
  const [, code] = /^(\d{1,3})\n?$/.exec(written) ?? [];
  return byExitCode[Number(code) as keyof typeof byExitCode];
}
