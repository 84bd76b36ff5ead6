import type { ModelBuilder } from './builder.ts';
import type { Expression, KconfigSymbol, MenuEntry, Position, Property, SymbolType } from './model.ts';

/** A new statement below `parent`; definitions of a symbol are recorded with the symbol. */
export function addEntry(
  parent: MenuEntry | undefined,
  symbol: KconfigSymbol | undefined,
  position: Position,
): MenuEntry {
  const entry: MenuEntry = {
    position,
    parent,
    symbol,
    properties: [],
    children: [],
    dependency: undefined,
    visibility: undefined,
    prompt: undefined,
  };
  parent?.children.push(entry);
  symbol?.entries.push(entry);
  return entry;
}

/** A property of the statement and of its symbol. */
export function addProperty(
  entry: MenuEntry,
  kind: Property['kind'],
  parts: {
    readonly text?: string;
    readonly value?: Expression;
    readonly target?: KconfigSymbol;
    readonly upper?: KconfigSymbol;
    readonly condition?: Expression | undefined;
  },
): Property {
  const property: Property = {
    kind,
    text: parts.text ?? '',
    value: parts.value,
    target: parts.target,
    upper: parts.upper,
    condition: parts.condition,
  };
  entry.properties.push(property);
  const { symbol } = entry;
  if (symbol && kind === 'prompt') symbol.prompts.push(property);
  if (symbol && kind === 'default') symbol.defaults.push(property);
  if (symbol && kind === 'range') symbol.ranges.push(property);
  return property;
}

/** A prompt; `visible if` of all menus around the statement narrows its condition. */
export function addPrompt(
  builder: ModelBuilder,
  entry: MenuEntry,
  text: string,
  condition: Expression | undefined,
): void {
  let visible = condition;
  for (let menu = entry.parent; menu; menu = menu.parent) visible = builder.and(visible, menu.visibility);
  entry.prompt = addProperty(entry, 'prompt', { text, condition: visible });
}

/** Sets the type; the first definition wins. Returns whether the types agree. */
export function setType(symbol: KconfigSymbol, type: SymbolType): boolean {
  if (symbol.type === 'unknown') symbol.type = type;
  return symbol.type === type;
}
