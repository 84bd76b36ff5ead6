import type { ModelBuilder } from './builder.ts';
import { TokenReader } from './expression-parser.ts';
import type { Answers } from './macro.ts';
import { addPrompt, addProperty, setType } from './menu.ts';
import type { MenuEntry, SymbolType } from './model.ts';
import type { Token } from './tokens.ts';

/** What an option line was. */
export type OptionResult = 'taken' | 'type-differs' | 'modules' | 'unknown';

const types: Readonly<Record<string, SymbolType>> = {
  bool: 'bool',
  boolean: 'bool',
  tristate: 'tristate',
  int: 'int',
  hex: 'hex',
  string: 'string',
  def_bool: 'bool',
  def_tristate: 'tristate',
};

/** Reads one option line of a `config`, `choice`, `menu` or `comment` statement. */
export function parseOption(
  keyword: string,
  tokens: readonly Token[],
  entry: MenuEntry,
  builder: ModelBuilder,
  answers: Answers,
): OptionResult {
  const rest = new TokenReader(tokens, 1, builder);
  const { symbol } = entry;
  let result: OptionResult = 'taken';
  const type = types[keyword];
  if (type !== undefined && symbol) {
    if (keyword.startsWith('def_')) addDefault(entry, rest);
    else {
      const text = rest.text();
      if (text !== undefined) addPrompt(builder, entry, text, rest.condition());
    }
    if (!setType(symbol, type)) result = 'type-differs';
    rest.end();
    return result;
  }
  switch (keyword) {
    case 'prompt': {
      const text = rest.text() ?? '';
      addPrompt(builder, entry, text, rest.condition());
      break;
    }
    case 'default':
      addDefault(entry, rest);
      break;
    case 'select':
    case 'imply': {
      const target = rest.symbol();
      addProperty(entry, keyword, { target, condition: rest.condition() });
      break;
    }
    case 'range': {
      const target = rest.symbol();
      const upper = rest.symbol();
      addProperty(entry, keyword, { target, upper, condition: rest.condition() });
      break;
    }
    case 'depends':
      rest.accept('on');
      entry.dependency = builder.and(entry.dependency, rest.expression('condition'));
      break;
    case 'visible':
      entry.visibility = builder.and(entry.visibility, rest.condition());
      break;
    case 'optional':
      if (symbol) symbol.optional = true;
      break;
    case 'modules':
      return 'modules';
    case 'transitional':
      break;
    case 'option':
      return parseNamedOption(tokens, entry, builder, answers);
    default:
      return 'unknown';
  }
  rest.end();
  return result;
}

function addDefault(entry: MenuEntry, rest: TokenReader): void {
  const value = rest.expression('value');
  addProperty(entry, 'default', { value, condition: rest.condition() });
}

/** `option name` or `option name="text"` (until 5.12 or so). */
function parseNamedOption(
  tokens: readonly Token[],
  entry: MenuEntry,
  builder: ModelBuilder,
  answers: Answers,
): OptionResult {
  const { symbol } = entry;
  if (!symbol) return 'unknown';
  const name = tokens[1]?.text;
  switch (name) {
    case 'modules':
      return 'modules';
    case 'allnoconfig_y':
      symbol.allnoYes = true;
      return 'taken';
    case 'defconfig_list':
      return 'taken';
    case 'env': {
      symbol.hidden = true;
      const value = answers.environment(tokens[3]?.text ?? '');
      if (value !== undefined)
        symbol.defaults.push({
          kind: 'default',
          text: '',
          value: builder.value(builder.constant(value)),
          target: undefined,
          upper: undefined,
          condition: undefined,
        });
      return 'taken';
    }
    default:
      return 'unknown';
  }
}
