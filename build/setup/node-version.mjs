/** Ends the command when Node is too old; imported before anything that an old Node cannot run. */

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node.js 20.19 or newer is needed; this is ${process.versions.node}. ` +
      'Please install the current Node.js LTS and repeat the command.',
  );
  process.exit(1);
}
