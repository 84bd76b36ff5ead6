import fc from 'fast-check';

/** A word of a random program: 8 bits. */
type Expression =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'cell'; readonly cell: number }
  | { readonly kind: 'indexed'; readonly index: Expression }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'choice';
      readonly predicate: string;
      readonly left: Expression;
      readonly right: Expression;
    };

/** A statement of a random program on eight cells of memory. */
type Statement =
  | { readonly kind: 'assign'; readonly cell: number; readonly value: Expression }
  | { readonly kind: 'assignIndexed'; readonly index: Expression; readonly value: Expression }
  | { readonly kind: 'if'; readonly condition: Expression; readonly then: Body; readonly otherwise: Body }
  | { readonly kind: 'repeat'; readonly times: Expression; readonly body: Body }
  | { readonly kind: 'return'; readonly value: Expression };
type Body = readonly Statement[];

/** Statements of a random program. */
export const randomBody = fc.letrec<{
  expression: Expression;
  statement: Statement;
  body: Body;
}>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record({ kind: fc.constant('cell' as const), cell: fc.nat(7) }),
    fc.record({ kind: fc.constant('constant' as const), value: fc.nat(255) }),
    fc.record({ kind: fc.constant('indexed' as const), index: tie('expression') }),
    fc.record({
      kind: fc.constant('operation' as const),
      operator: fc.constantFrom('and', 'or', 'xor', 'add', 'sub'),
      left: tie('expression'),
      right: tie('expression'),
    }),
    fc.record({
      kind: fc.constant('choice' as const),
      predicate: fc.constantFrom('eq', 'ne', 'ult', 'sle', 'ugt', 'sge'),
      left: tie('expression'),
      right: tie('expression'),
    }),
  ),
  statement: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constant('assign' as const), cell: fc.nat(7), value: tie('expression') }),
    fc.record({
      kind: fc.constant('assignIndexed' as const),
      index: tie('expression'),
      value: tie('expression'),
    }),
    fc.record({
      kind: fc.constant('if' as const),
      condition: tie('expression'),
      then: tie('body'),
      otherwise: tie('body'),
    }),
    fc.record({ kind: fc.constant('repeat' as const), times: tie('expression'), body: tie('body') }),
    fc.record({ kind: fc.constant('return' as const), value: tie('expression') }),
  ),
  body: fc.array(tie('statement'), { maxLength: 4 }),
})).body;

/**
 * `@f`, of two words of 8 bits, as LLVM IR; some bits of them are in the first two cells. Indices are taken modulo 8, numbers of rounds
 * modulo 4; the third cell is the result unless a `return` comes before.
 */
export function irOf(statements: Body): string {
  const lines: string[] = [];
  let last = 0;
  const fresh = (): string => `%v${last++}`;
  const define = (text: string): string => {
    const name = fresh();
    lines.push(`  ${name} = ${text}`);
    return name;
  };
  const place = (index: string): string => {
    const low = define(`and i8 ${index}, 7`);
    const wide = define(`zext i8 ${low} to i64`);
    return define(`getelementptr [8 x i8], ptr @cells, i64 0, i64 ${wide}`);
  };
  const expressionOf = (of: Expression): string => {
    switch (of.kind) {
      case 'constant':
        return `${of.value}`;
      case 'cell':
        return define(`load i8, ptr ${place(`${of.cell}`)}`);
      case 'indexed':
        return define(`load i8, ptr ${place(expressionOf(of.index))}`);
      case 'operation': {
        const [left, right] = [expressionOf(of.left), expressionOf(of.right)];
        return define(`${of.operator} i8 ${left}, ${right}`);
      }
      case 'choice': {
        const [left, right] = [expressionOf(of.left), expressionOf(of.right)];
        const condition = define(`icmp ${of.predicate} i8 ${left}, ${right}`);
        return define(`select i1 ${condition}, i8 ${right}, i8 ${left}`);
      }
    }
  };
  const label = (name: string): void => {
    lines.push(`  br label %${name}`, `${name}:`);
  };
  const bodyOf = (of: Body): void => of.forEach(statementOf);
  const statementOf = (of: Statement): void => {
    const number = last++;
    switch (of.kind) {
      case 'assign':
        lines.push(`  store i8 ${expressionOf(of.value)}, ptr ${place(`${of.cell}`)}`);
        return;
      case 'assignIndexed': {
        const value = expressionOf(of.value);
        lines.push(`  store i8 ${value}, ptr ${place(expressionOf(of.index))}`);
        return;
      }
      case 'return':
        lines.push(`  ret i8 ${expressionOf(of.value)}`, `dead${number}:`);
        return;
      case 'if': {
        const condition = define(`icmp sgt i8 ${expressionOf(of.condition)}, 3`);
        lines.push(`  br i1 ${condition}, label %then${number}, label %else${number}`, `then${number}:`);
        bodyOf(of.then);
        lines.push(`  br label %end${number}`, `else${number}:`);
        bodyOf(of.otherwise);
        label(`end${number}`);
        return;
      }
      case 'repeat': {
        const times = define(`and i8 ${expressionOf(of.times)}, 3`);
        lines.push(`  br label %before${number}`, `before${number}:`);
        label(`head${number}`);
        const round = fresh();
        const next = `%next${number}`;
        lines.push(`  ${round} = phi i8 [ 0, %before${number} ], [ ${next}, %latch${number} ]`);
        const isLast = define(`icmp eq i8 ${round}, ${times}`);
        lines.push(`  br i1 ${isLast}, label %end${number}, label %round${number}`, `round${number}:`);
        bodyOf(of.body);
        label(`latch${number}`);
        lines.push(`  ${next} = add i8 ${round}, 1`, `  br label %head${number}`, `end${number}:`);
      }
    }
  };
  // With few variables no program has large diagrams.
  const [a, b] = [define('and i8 %a, 15'), define('and i8 %b, 143')];
  lines.push(`  store i8 ${a}, ptr @cells`, `  store i8 ${b}, ptr ${place('1')}`);
  bodyOf(statements);
  lines.push(`  ret i8 ${define(`load i8, ptr ${place('2')}`)}`);
  return `@cells = global [8 x i8] [i8 0, i8 0, i8 7, i8 200, i8 15, i8 1, i8 99, i8 3]
define i8 @f(i8 %a, i8 %b) {
${lines.join('\n')}
}`;
}
