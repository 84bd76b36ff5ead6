import { posix } from 'node:path';

/**
 * Takes the `-cc1` line out of the output of `clang -###`, without what only matters to code generation: options
 * of a back end (`-mllvm`), which this compiler may not have, and key instructions, which swell the IR.
 * @returns the arguments after the program's name, or `undefined` when there is no such line
 */
export function frontEndLine(driverOutput: string): readonly string[] | undefined {
  const line = driverOutput.split('\n').find((candidate) => candidate.includes('"-cc1"'));
  if (line === undefined) return undefined;
  const words = Array.from(line.matchAll(/"((?:[^"\\]|\\.)*)"/g), (match) =>
    (match[1] ?? '').replaceAll(/\\(.)/g, '$1'),
  );
  const kept: string[] = [];
  for (let index = words.indexOf('-cc1'); index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '-mllvm') index++;
    else if (word !== '-gkey-instructions') kept.push(word);
  }
  return kept;
}

/**
 * Turns the front-end line of a placeholder into that of a unit.
 * @param placeholder source of the line; its last part is the main file's name there
 */
export function completeFrontEndLine(
  line: readonly string[],
  placeholder: string,
  source: string,
  preprocessor: readonly string[],
): readonly string[] {
  const [cc1 = '-cc1', ...rest] = line;
  const own = rest.map((word, index) => {
    if (rest[index - 1] === '-main-file-name') return posix.basename(source);
    return word === placeholder ? source : word;
  });
  return [cc1, ...preprocessor, ...own];
}
