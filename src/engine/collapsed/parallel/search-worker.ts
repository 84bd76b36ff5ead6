/** Worker thread that takes part in a search: it does what it is ordered, one thing after the other. */
import { parentPort } from 'node:worker_threads';
import { ThpcheckError, unreachable } from '../../../diagnostic/diagnostic.ts';
import { finished } from '../finished.ts';
import { CollapsedModel } from '../model.ts';
import { Expander, type Stop } from './expander.ts';
import { Journal } from './journal.ts';
import type { SearchAnswer, SearchOrder } from './protocol.ts';
import { SharedMemory } from './shared-memory.ts';
import { Trap } from './trap.ts';

let model: CollapsedModel | undefined;
let expander: Expander | undefined;

function obey(order: SearchOrder): Stop | undefined {
  switch (order.kind) {
    case 'prepare':
      model = new CollapsedModel(order.searched);
      return undefined;
    case 'join': {
      const { memory, map, journal, keys, thread, bytes } = order;
      const shared = new SharedMemory(memory, map, keys);
      const values = new Journal(model!, journal);
      expander = new Expander({ model: model!, shared, journal: values, thread, bytes });
      return undefined;
    }
    case 'expand':
      return finished(expander!.running(order.options));
    case 'spread':
      expander!.spread(order.slots);
      return undefined;
    case 'change keys':
      expander!.changeKeys(order.keys, new Journal(model!, order.journal));
      return undefined;
    default:
      return unreachable(order, 'order to a thread of a search');
  }
}

function answerTo(order: SearchOrder): SearchAnswer {
  try {
    const stop = obey(order);
    const kernel = expander?.kernel;
    return { kind: 'done', state: { stop, counts: kernel?.counts(), usedBytes: kernel?.usedBytes ?? 0 } };
  } catch (error) {
    if (error instanceof Trap) return { kind: 'trapped', words: error.words };
    if (error instanceof ThpcheckError) return { kind: 'failed', diagnostic: error.diagnostic };
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'crashed', message, stack: stack ?? '' };
  }
}

parentPort?.on('message', (order: SearchOrder) => parentPort!.postMessage(answerTo(order)));
