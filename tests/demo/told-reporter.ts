/** Lets the demonstration speak for itself: its own words, and errors when it fails; no runner's noise. */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

export default class ToldReporter implements Reporter {
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onTestEnd(_test: TestCase, { errors }: TestResult): void {
    for (const { stack, message } of errors) process.stderr.write(`${stack ?? message ?? ''}\n`);
  }

  onError({ message }: { message?: string }): void {
    process.stderr.write(`${message ?? ''}\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
