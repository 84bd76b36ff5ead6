import type { ProgramFunction, Width } from '../../form.ts';
import { readCallAttributes, readValueAttributes, skipCallingConvention } from '../attributes.ts';
import { Cursor } from '../cursor.ts';
import type { Layout } from '../layout.ts';
import { isDecoration, isLinkage } from '../linkage.ts';
import type { ReadContext } from '../read-context.ts';
import type { Entity } from '../scan.ts';
import { readType } from '../type-reader.ts';
import * as arithmetic from './arithmetic.ts';
import { readAsmGoto } from './asm.ts';
import { readCall } from './calls.ts';
import * as control from './control.ts';
import * as memory from './memory.ts';
import { BodyState, type InstructionReader } from './state.ts';
import { binaryOperators, castOperators } from '../operators.ts';

/** What reading a function body needs from its module. */
export interface FunctionServices {
  readonly text: string;
  readonly module: string;
  readonly layout: Layout;
  readonly context: ReadContext;
  readonly linkedName: string;
  /** Location of `!dbg !id`. */
  location(id: number): number;
  /** Text of an attribute group. */
  attributes(group: string): string;
  registerName(id: number): string;
  blockAddress(functionName: string, label: string): number;
}

const readers = new Map<string, InstructionReader>([
  ...[...binaryOperators.keys()].map((opcode) => [opcode, arithmetic.readBinary] as const),
  ...[...castOperators.keys()].map((opcode) => [opcode, arithmetic.readCast] as const),
  ['icmp', arithmetic.readCompare],
  ['select', arithmetic.readSelect],
  ['freeze', arithmetic.readFreeze],
  ['getelementptr', arithmetic.readAddress],
  ['extractvalue', arithmetic.readExtract],
  ['insertvalue', arithmetic.readInsert],
  ['alloca', memory.readAlloca],
  ['load', memory.readLoad],
  ['store', memory.readStore],
  ['atomicrmw', memory.readRmw],
  ['cmpxchg', memory.readCompareExchange],
  ['fence', memory.readFence],
  ['br', control.readBranch],
  ['switch', control.readSwitch],
  ['ret', control.readReturn],
  ['unreachable', control.readUnreachable],
  ['indirectbr', control.readIndirectBranch],
  ['phi', control.readPhi],
  ['callbr', readAsmGoto],
  ['call', readCall],
]);

/** Reads the definition of a function. */
export function readFunction(entity: Entity, services: FunctionServices): ProgramFunction {
  const { text, layout } = services;
  const cursor = new Cursor(text, services.module, entity.start);
  const header = readHeader(cursor);
  const end = text.indexOf('\n}', entity.body - 1);
  const state = new BodyState(
    cursor,
    layout,
    services.context,
    scanLabels(text, entity.body, end, header),
    services,
  );
  const parameters = header.parameters.flatMap(({ type, name }) =>
    state.results(
      name,
      layout.leaves(type, cursor).map((leaf) => leaf.width),
    ),
  );
  const returns: readonly Width[] =
    header.returns.kind === 'void' ? [] : layout.leaves(header.returns, cursor).map((leaf) => leaf.width);
  cursor.position = entity.body;
  readBody(state, end, services);
  return {
    name: services.linkedName,
    sourceName: entity.name,
    parameters,
    widths: state.widths,
    returns,
    variadic: header.variadic,
    inlining: inlining(header.groups.map((group) => services.attributes(group)).join(' ')),
    blocks: state.finish(),
  };
}

function readHeader(cursor: Cursor) {
  cursor.acceptWord('define');
  for (let word = cursor.peekWord(); isLinkage(word) || isDecoration(word); word = cursor.peekWord())
    cursor.word();
  skipCallingConvention(cursor);
  readValueAttributes(cursor);
  const returns = readType(cursor);
  cursor.expect('@');
  cursor.name();
  cursor.expect('(');
  const parameters: { type: ReturnType<typeof readType>; name: string }[] = [];
  let variadic = false;
  if (!cursor.accept(')')) {
    do {
      if (cursor.accept('...')) {
        variadic = true;
        continue;
      }
      const type = readType(cursor);
      readValueAttributes(cursor);
      cursor.expect('%');
      parameters.push({ type, name: cursor.name() });
    } while (cursor.accept(','));
    cursor.expect(')');
  }
  return { returns, parameters, variadic, groups: readTrailer(cursor) };
}

/** Reads what follows the parameter list up to the `{`; gives the attribute groups. */
function readTrailer(cursor: Cursor): readonly string[] {
  const groups: string[] = [];
  while (!cursor.accept('{')) {
    groups.push(...readCallAttributes(cursor));
    cursor.blank();
    const word = cursor.peekWord();
    if (cursor.accept('!')) {
      cursor.name();
      cursor.expect('!');
      cursor.name();
    } else if (isDecoration(word) || word === 'comdat') {
      cursor.word();
      if (cursor.code === 40) cursor.skipGroup();
    } else if (word === 'section' || word === 'gc' || word === 'partition') {
      cursor.word();
      cursor.string();
    } else if (word === 'align' || word === 'prefalign') {
      cursor.word();
      cursor.integer();
    } else if (cursor.code !== 123) {
      throw cursor.unknown(`function header at '${word}'`);
    }
  }
  return groups;
}

/** What can be said of a function from its header. */
export interface FunctionSummary {
  readonly inlining: ProgramFunction['inlining'];
  /** Characters of its text. */
  readonly textLength: number;
}

/** Reads the header of a function alone. */
export function summariseFunction(
  entity: Entity,
  services: { readonly text: string; readonly module: string; attributes(group: string): string },
): FunctionSummary {
  const { groups } = readHeader(new Cursor(services.text, services.module, entity.start));
  const end = services.text.indexOf('\n}', entity.body - 1);
  return {
    inlining: inlining(groups.map((group) => services.attributes(group)).join(' ')),
    textLength: end - entity.body,
  };
}

function inlining(attributes: string): ProgramFunction['inlining'] {
  if (/\balwaysinline\b/.test(attributes)) return 'always';
  if (/\b(noinline|optnone|naked|returns_twice)\b/.test(attributes)) return 'never';
  return /\binlinehint\b/.test(attributes) ? 'hint' : 'normal';
}

/** Numbers the blocks in the order of their labels; the first block's label may be implied. */
function scanLabels(
  text: string,
  start: number,
  end: number,
  header: { parameters: readonly { name: string }[] },
): ReadonlyMap<string, number> {
  const labels = new Map<string, number>();
  let first = true;
  for (let at = start; at < end + 1;) {
    const next = text.indexOf('\n', at);
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 59 && code !== 9 && code !== 13) {
      const quoted = code === 34;
      const name = quoted
        ? text.slice(at + 1, text.indexOf('"', at + 1))
        : text.slice(at, text.indexOf(':', at));
      labels.set(name, labels.size);
    } else if (first && code === 32) {
      const unnamed = header.parameters.filter((parameter) => /^\d+$/.test(parameter.name)).length;
      labels.set(String(unnamed), 0);
    }
    if (code !== 10) first = false;
    at = next < 0 ? end + 1 : next + 1;
  }
  return labels;
}

function readBody(state: BodyState, end: number, services: FunctionServices): void {
  const { cursor } = state;
  for (;;) {
    cursor.skip();
    if (cursor.position >= end) return;
    const code = cursor.code;
    if (cursor.text.charCodeAt(cursor.position - 1) === 10 && code !== 125) {
      state.block = state.label(cursor.name());
      cursor.expect(':');
    } else if (code === 35) {
      skipDebugRecord(cursor);
    } else {
      readInstruction(state, services);
    }
  }
}

/** Skips `#dbg_value(...)`: it says where a debugger finds a variable. */
function skipDebugRecord(cursor: Cursor): void {
  cursor.position++;
  if (!/^dbg_(declare|value|assign|label|declare_value)$/.test(cursor.name()))
    throw cursor.unknown('debug record');
  cursor.skipGroup();
}

function readInstruction(state: BodyState, services: FunctionServices): void {
  const { cursor } = state;
  let result: string | undefined;
  if (cursor.accept('%')) {
    result = cursor.name();
    cursor.expect('=');
  }
  let opcode = cursor.word();
  if (opcode === 'tail' || opcode === 'musttail' || opcode === 'notail') opcode = cursor.word();
  const read = readers.get(opcode);
  if (read === undefined) throw cursor.unsupported(`instruction '${opcode}'`);
  read(state, result, opcode);
  state.place(readTail(cursor, services));
}

/** Reads `, align 8, !dbg !12` to the end of the line; gives the location. */
function readTail(cursor: Cursor, services: FunctionServices): number {
  let location = -1;
  while (cursor.accept(',')) {
    if (cursor.accept('!')) {
      const kind = cursor.name();
      cursor.expect('!');
      if (kind === 'dbg') location = services.location(cursor.integer());
      else if (cursor.code === 123) cursor.skipGroup();
      else cursor.name();
    } else if (cursor.acceptWord('align')) {
      cursor.integer();
    } else {
      throw cursor.unknown('end of instruction');
    }
  }
  cursor.blank();
  if (cursor.code !== 10 && cursor.code !== 59 && cursor.code !== 13)
    throw cursor.unknown('end of instruction');
  cursor.toLineEnd();
  return location;
}
