import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { script } from './script.ts';

type Handler = (event: { preventDefault(): void }) => void;

/** As much of an element as the script touches. */
class FakeElement {
  hidden = false;
  open = false;
  checked = true;
  value = '';
  textContent: string;
  readonly children: FakeElement[] = [];
  parentNode: FakeElement | undefined;
  readonly handlers = new Map<string, Handler>();
  readonly attributes: Map<string, string>;

  constructor(attributes: Readonly<Record<string, string>> = {}, text = '') {
    this.attributes = new Map(Object.entries(attributes));
    this.textContent = text;
  }

  get rows(): readonly FakeElement[] {
    return this.children;
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  addEventListener(name: string, handler: Handler): void {
    this.handlers.set(name, handler);
  }

  fire(name: string): void {
    this.handlers.get(name)!({ preventDefault: () => undefined });
  }

  appendChild(child: FakeElement): void {
    const at = this.children.indexOf(child);
    if (at >= 0) this.children.splice(at, 1);
    this.children.push(child);
    child.parentNode = this;
  }
}

/** A page with one table of two rows, two architectures, and a closed <details>. */
function start() {
  const search = new FakeElement();
  const form = new FakeElement();
  const boxes = [new FakeElement({ 'data-for-arch': 'arm' }), new FakeElement({ 'data-for-arch': 'arm64' })];
  const rows = ['pmd_none', 'pmd_dirty'].map((name) => {
    const row = new FakeElement({ 'data-helper': name });
    row.appendChild(new FakeElement({}, name));
    row.appendChild(new FakeElement({ 'data-arch': 'arm' }));
    return row;
  });
  const body = new FakeElement();
  for (const row of rows) body.appendChild(row);
  const press = new FakeElement();
  const head = Object.assign(new FakeElement(), {
    querySelector: () => press,
    closest: () => ({ tBodies: [body], querySelectorAll: () => [head] }),
  });
  new FakeElement().appendChild(head);
  const details = new FakeElement();
  const windowHandlers = new Map<string, Handler>();
  const found: Readonly<Record<string, readonly FakeElement[]>> = {
    'input[data-for-arch]': boxes,
    '[data-helper],[data-arch]': [...rows, ...rows.map((row) => row.children[1]!)],
    'th[data-sort]': [head],
    'details:not([open])': [details],
  };
  runInNewContext(script, {
    document: {
      querySelectorAll: (selector: string) => found[selector]!,
      getElementById: (id: string) => (id === 'search' ? search : form),
    },
    addEventListener: (name: string, handler: Handler) => windowHandlers.set(name, handler),
    setTimeout: (run: () => void) => run(),
  });
  return { search, form, boxes, rows, body, head, press, details, windowHandlers };
}

describe('the script of the page', () => {
  test('hides helpers that do not have the text in their names', () => {
    const { search, rows } = start();
    search.value = ' Dirty';
    search.fire('input');
    expect(rows.map(({ hidden }) => hidden)).toEqual([true, false]);
  });

  test('hides columns of architectures that are not wanted, and shows them again', () => {
    const { boxes, rows, form } = start();
    boxes[0]!.checked = false;
    boxes[0]!.fire('change');
    expect(rows[0]!.children[1]!.hidden).toBe(true);
    boxes[0]!.checked = true;
    form.fire('reset');
    expect(rows[0]!.children[1]!.hidden).toBe(false);
  });

  test('sorts rows by a column, then the other way round', () => {
    const { press, body, head } = start();
    const names = () => body.rows.map((row) => row.children[0]!.textContent);
    press.fire('click');
    expect(names()).toEqual(['pmd_dirty', 'pmd_none']);
    expect(head.getAttribute('aria-sort')).toBe('ascending');
    press.fire('click');
    expect(names()).toEqual(['pmd_none', 'pmd_dirty']);
  });

  test('opens what is folded before it is printed, and folds it afterwards', () => {
    const { details, windowHandlers } = start();
    windowHandlers.get('beforeprint')!({ preventDefault: () => undefined });
    expect(details.open).toBe(true);
    windowHandlers.get('afterprint')!({ preventDefault: () => undefined });
    expect(details.open).toBe(false);
  });
});
