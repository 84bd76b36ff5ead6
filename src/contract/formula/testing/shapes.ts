import { armAndX86Shapes } from './arm-and-x86-shapes.ts';
import { furtherShapes } from './further-shapes.ts';

/** What helpers do, as their C says it, and the lines that come of it; by architecture. */
export const shapes = { ...armAndX86Shapes, ...furtherShapes };
