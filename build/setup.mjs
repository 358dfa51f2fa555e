/** `node build/setup.mjs [--tests] [--fresh]`: brings a fresh clone to the point where the other commands can work. */
import { runCommand } from './setup/command.mjs';
import { hasDisplay } from './setup/display.mjs';
import { prepare } from './setup/prepare.mjs';

await runCommand(() =>
  prepare({
    display: !hasDisplay(),
    tests: process.argv.includes('--tests'),
    fresh: process.argv.includes('--fresh'),
  }),
);
