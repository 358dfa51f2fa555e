/** What a pack, a platform or a person wrote, with the stop that it may lack; nothing of what is blank. */
export function wholeSentence(text: string): string {
  const said = text.trim();
  return said === '' ? '' : said.replace(/[。.；;]?$/, '。');
}
