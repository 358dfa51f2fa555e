/** Types of packed.mjs for the tests. */
export const packedExecutable: string;
