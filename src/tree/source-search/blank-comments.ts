/**
 * A C text with comments and the contents of strings and characters replaced by blanks: same length, same lines, so
 * that offsets serve both.
 */
export function blankComments(text: string): string {
  return text.replace(/\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|"(?:\\[^]|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'/g, (part) => {
    const first = part[0]!;
    if (first === '/') return blank(part);
    return first + blank(part.slice(1, -1)) + first;
  });
}

function blank(part: string): string {
  // A backslash that continues a directive stays.
  return part.includes('\n') ? part.replace(/\\(?!\n)|[^\n\\]/g, ' ') : ' '.repeat(part.length);
}
