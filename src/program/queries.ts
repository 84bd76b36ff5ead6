/**
 * Callee of the calls that ask whether their argument is a constant (`__builtin_constant_p`). The reader emits
 * them, the passes answer them; none is left in a function that is executed.
 */
export const isConstantQuery = 'llvm.is.constant';
