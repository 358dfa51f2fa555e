/** SQL files enter the bundle as text. */
declare module '*.sql?raw' {
  const text: string;
  export { text as default };
}
