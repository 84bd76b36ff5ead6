import { Trail } from './trail.ts';
import { LevelLog } from './violations.ts';

/** The trail of a search of one level after the other. */
export class LevelTrail extends Trail {
  override readonly violations = new LevelLog('switches');
}
