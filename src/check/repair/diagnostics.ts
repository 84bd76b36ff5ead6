import { exitStatus, type Diagnostic } from '../../diagnostic/diagnostic.ts';

/** THP7630: `repair` is asked about a helper that has no meaning here. */
export function helperNotEvaluated(
  helper: string,
  architecture: string,
  reason: string | undefined,
): Diagnostic {
  return {
    code: 'THP7630',
    what: `${helper}() of ${architecture} cannot be repaired: ${reason ?? 'no helper of that name is known in this tree'}.`,
    cause:
      'The name is wrong, or the helper is not defined or not evaluated for this architecture and version.',
    next: 'See which helpers there are: thpcheck helpers TREE --arch ARCH --verbose.',
    exitStatus: exitStatus.badInput,
  };
}
