export function layBeside(folder: string, lay: (draft: string) => Promise<void>): Promise<void>;
