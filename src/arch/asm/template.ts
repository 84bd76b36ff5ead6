/** One instruction of a template. */
export interface AsmLine {
  /** Local labels before it, without the colon. */
  readonly labels: readonly string[];
  /** Lower case; empty for labels at the end of the text. */
  readonly mnemonic: string;
  /** Operands as written, without blanks around them. */
  readonly operands: readonly string[];
}

/** Runs of blanks and line ends become one blank; nothing before the first and after the last word. */
export function normaliseTemplate(template: string): string {
  return template.replace(/\s+/g, ' ').trim();
}

const sections: readonly RegExp[] = [
  // Tables of alternatives, bugs, exceptions, jump labels, address patching.
  /\.pushsection[\s\S]*?\.popsection/g,
  // Replacement text of an alternative; before the kernel patches itself, the text outside it runs.
  /\.subsection 1[\s\S]*?\.previous/g,
  /\.macro[\s\S]*?\.endm/g,
  /\.irp[\s\S]*?\.endr/g,
];

/**
 * The instructions a template executes as assembled: no comments, no directives, nothing in other sections, so
 * of an ALTERNATIVE() the text before patching. Source: include/asm/alternative-macros.h of arm64 and riscv.
 */
export function readLines(template: string): readonly AsmLine[] {
  const known = linesOf.get(template);
  if (known !== undefined) return known;
  const lines = parseLines(template);
  linesOf.set(template, lines);
  return lines;
}

/** Memo of {@link readLines}: a kernel has some hundred templates and thousands of uses. */
const linesOf = new Map<string, readonly AsmLine[]>();

/** What {@link readLines} finds, as one line: `ldxr $0, $2; add $0, $0, $3`, without labels. */
export function executedText(template: string): string {
  return readLines(template)
    .filter((line) => line.mnemonic !== '')
    .map((line) => `${line.mnemonic} ${line.operands.join(', ')}`.trim())
    .join('; ');
}

const localLabel = /^(\d+)\s?:\s*/;

function parseLines(template: string): readonly AsmLine[] {
  let text = template;
  for (const section of sections) text = text.replace(section, '\n');
  const lines: AsmLine[] = [];
  let labels: string[] = [];
  for (const raw of text.split(/[\n;]/)) {
    let rest = raw.replace(/(?:@|\/\/|#\s).*/, '').trim();
    for (let label = localLabel.exec(rest); label !== null; label = localLabel.exec(rest)) {
      labels.push(label[1] ?? '');
      rest = rest.slice(label[0].length);
    }
    if (rest === '' || rest.startsWith('.')) continue;
    const [, mnemonic = '', operands = ''] = /^(\S+)\s*(.*)$/.exec(rest) ?? [];
    lines.push({ labels, mnemonic: mnemonic.toLowerCase(), operands: splitOperands(operands) });
    labels = [];
  }
  if (labels.length > 0) lines.push({ labels, mnemonic: '', operands: [] });
  return lines;
}

function splitOperands(text: string): string[] {
  if (text.trim() === '') return [];
  return text.split(/,(?![^[]*\])/).map((operand) => operand.trim());
}

/** A reference to a template operand: `$3`, `${3:w}`, `[$3]`, `($3)`. */
export interface OperandReference {
  readonly number: number;
  /** Modifier letter, or the empty string. */
  readonly modifier: string;
}

/** Reads `text` as a reference to one template operand, or undefined. */
export function readReference(text: string | undefined): OperandReference | undefined {
  const match = /^[[(]?\$(?:(\d+)|\{(\d+):(\w+)\})[\])]?$/.exec(text ?? '');
  if (match === null) return undefined;
  return { number: Number(match[1] ?? match[2]), modifier: match[3] ?? '' };
}

/** Reads `#12`, `12`, `-1` or `0x80`, or undefined. */
export function readImmediate(text: string | undefined): number | undefined {
  const match = /^#?(-?(?:0x[0-9a-f]+|\d+))$/i.exec(text ?? '');
  return match === null ? undefined : Number(match[1]);
}

/** The operation a template names in its own leading comment (`@ atomic_add`, `// atomic64_or`), or ''. */
export function namedOperation(template: string): string {
  return /^\s*(?:@|\/\/)\s*(\w+)/.exec(template)?.[1] ?? '';
}
