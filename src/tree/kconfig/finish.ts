import type { ModelBuilder } from './builder.ts';
import type { Dialect } from './dialect.ts';
import { setType } from './menu.ts';
import type { Expression, KconfigModel, KconfigSymbol, MenuEntry } from './model.ts';
import type { ParsedKconfig } from './parser.ts';

/**
 * Passes dependencies down from every statement to what it encloses, records who selects and implies whom, and
 * settles which symbols are members of a choice. Source: menu_finalize() of scripts/kconfig/menu.c.
 */
export function finishModel(parsed: ParsedKconfig, dialect: Dialect): KconfigModel {
  const { builder, root, modules, filesRead, warnings } = parsed;
  finishEntry(root, undefined, builder, dialect);
  return {
    symbols: builder.symbols,
    choices: builder.choices,
    modules,
    root,
    symbolCount: builder.symbolCount,
    expressionCount: builder.expressionCount,
    filesRead,
    warnings,
  };
}

function finishEntry(
  entry: MenuEntry,
  choice: KconfigSymbol | undefined,
  builder: ModelBuilder,
  dialect: Dialect,
): void {
  const { symbol } = entry;
  const isChoice = symbol?.isChoice ?? false;
  if (isChoice && dialect.choice === 'symbol') settleChoiceType(entry);
  const around = isChoice && dialect.choice === 'symbol' ? builder.value(symbol!) : entry.dependency;
  const inner = isChoice ? symbol : symbol ? undefined : choice;
  for (const child of entry.children) {
    child.dependency = builder.and(around, child.dependency);
    applyProperties(child, builder);
  }
  for (const child of entry.children) finishEntry(child, inner, builder, dialect);
  if (symbol && !entry.children.length && !(choice && dialect.choice === 'members'))
    symbol.directDependency = builder.or(symbol.directDependency, entry.dependency);
  if (isChoice) collectMembers(entry, symbol!, dialect);
  if (isChoice && dialect.choice === 'symbol' && entry.prompt && !symbol!.optional)
    symbol!.reverseDependency = builder.or(
      symbol!.reverseDependency,
      builder.and(entry.prompt.condition, builder.value(builder.constant('m'))),
    );
  if (isChoice && dialect.choice === 'symbol') restrictBoolMembers(entry, symbol!, builder);
}

function applyProperties(entry: MenuEntry, builder: ModelBuilder): void {
  const { symbol } = entry;
  for (const property of entry.properties) {
    property.condition = builder.and(entry.dependency, property.condition);
    const { target } = property;
    if (!symbol || !target) continue;
    if (property.kind === 'select')
      target.reverseDependency = builder.or(
        target.reverseDependency,
        builder.and(builder.value(symbol), property.condition),
      );
    else if (property.kind === 'imply')
      target.implication = builder.or(
        target.implication,
        builder.and(builder.value(symbol), property.condition),
      );
  }
}

/**
 * Members of a choice are the symbols in it. Before 6.11 one that depends on the member above it is taken as its
 * submenu, and is no member.
 */
function collectMembers(entry: MenuEntry, choice: KconfigSymbol, dialect: Dialect): void {
  const entries: MenuEntry[] = [];
  const collect = (parent: MenuEntry): void => {
    for (const child of parent.children) {
      if (child.symbol) entries.push(child);
      else if (!child.prompt) collect(child);
    }
  };
  collect(entry);
  let last: MenuEntry | undefined;
  for (const child of entries) {
    const condition = child.prompt ? child.prompt.condition : child.dependency;
    if (dialect.choice === 'symbol' && last && condition && requires(condition, last.symbol!)) continue;
    last = child;
    const member = child.symbol!;
    if (member.choice) continue;
    member.choice = choice;
    choice.members.push(member);
  }
}

/** Whether `condition` cannot hold without `symbol`: it is one of the and-ed terms. */
function requires(condition: Expression, symbol: KconfigSymbol): boolean {
  switch (condition.kind) {
    case 'and':
      return requires(condition.left, symbol) || requires(condition.right, symbol);
    case 'symbol':
      return condition.symbol === symbol;
    case 'compare':
      return (
        condition.left === symbol &&
        (condition.relation === '='
          ? condition.right.name === 'y' || condition.right.name === 'm'
          : condition.relation === '!=' && condition.right.name === 'n')
      );
    default:
      return false;
  }
}

/** A bool member of a tristate choice is visible only when the choice is `y`. */
function restrictBoolMembers(entry: MenuEntry, choice: KconfigSymbol, builder: ModelBuilder): void {
  if (choice.type !== 'tristate') return;
  for (const member of choice.members)
    for (const definition of member.entries) {
      if (member.type === 'tristate' || !within(definition, entry)) continue;
      const whole = builder.compare('=', choice, builder.constant('y'));
      definition.dependency = builder.and(whole, definition.dependency);
      for (const property of definition.properties)
        property.condition = builder.and(whole, property.condition);
    }
}

function within(entry: MenuEntry, outer: MenuEntry): boolean {
  for (let parent = entry.parent; parent; parent = parent.parent) if (parent === outer) return true;
  return false;
}

/** Gives the members of a choice their type (before 6.11), and the choice that of its first typed member. */
function settleChoiceType(choice: MenuEntry): void {
  const symbol = choice.symbol!;
  const first = choice.children.find((child) => child.symbol && child.symbol.type !== 'unknown');
  if (symbol.type === 'unknown' && first?.symbol) setType(symbol, first.symbol.type);
  for (const child of choice.children)
    if (child.symbol?.type === 'unknown') setType(child.symbol, symbol.type);
}
