/** Types of runtime.mjs for the tests. */
export interface PreparedRuntime {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}
export function prepareRuntime(request: { appDir: string; name: string }): PreparedRuntime;
export function sandboxArguments(folder: string): string[];
export function electronEnvironment(extra?: Record<string, string>): Record<string, string>;
