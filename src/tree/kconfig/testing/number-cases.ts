import { bool, type SemanticCase } from './semantic-case.ts';

/** Rules of numbers and texts. */
export const numberCases: readonly SemanticCase[] = [
  { name: 'an int takes its default', files: 'config N\n\tint "n"\n\tdefault 4\n', values: ['N=4'] },
  {
    name: 'an int takes a request',
    files: 'config N\n\tint "n"\n\tdefault 4\n',
    requests: ['N=7'],
    values: ['N=7'],
  },
  {
    name: 'an int out of range takes the bound',
    files: 'config N\n\tint "n"\n\trange 2 8\n',
    requests: ['N=99'],
    values: ['N=8'],
  },
  {
    name: 'an int below its range takes the bound',
    files: 'config N\n\tint "n"\n\trange 2 8\n',
    values: ['N=2'],
  },
  {
    name: 'a range can be a symbol',
    files: 'config M\n\tint\n\tdefault 3\nconfig N\n\tint "n"\n\trange 0 M\n',
    requests: ['N=5'],
    values: ['M=3', 'N=3'],
  },
  {
    name: 'a range can have a condition',
    files: bool('B') + 'config N\n\tint "n"\n\trange 2 8 if B\n\trange 2 16\n',
    requests: ['N=12'],
    values: ['N=12'],
  },
  { name: 'a visible int without default is 0', files: 'config N\n\tint "n"\n', values: ['N=0'] },
  {
    name: 'a visible int without default was empty before 6.8',
    files: 'config N\n\tint "n"\n',
    version: 6001,
    values: ['N='],
  },
  { name: 'a hidden int without default is absent', files: 'config N\n\tint\n', values: [] },
  {
    name: 'hex stays as written',
    files: 'config N\n\thex "n"\n',
    requests: ['N=0xFF00'],
    values: ['N=0xFF00'],
  },
  {
    name: 'hex out of range takes the bound as written',
    files: 'config N\n\thex "n"\n\trange 0x10 0x00ff\n',
    requests: ['N=0x1000'],
    values: ['N=0x00ff'],
  },
  {
    name: 'a leading zero is no int',
    files: 'config N\n\tint "n"\n\tdefault 4\n',
    requests: ['N=08'],
    values: ['N=4'],
  },
  {
    name: 'a string with quotes',
    files: 'config S\n\tstring "s"\n',
    requests: ['S="a \\"b\\""'],
    values: ['S=a "b"'],
  },
  { name: 'an empty default string is a value', files: 'config S\n\tstring\n\tdefault ""\n', values: ['S='] },
  {
    name: 'an int copies another',
    files: 'config M\n\tint\n\tdefault 9\nconfig N\n\tint\n\tdefault M\n',
    values: ['M=9', 'N=9'],
  },
  {
    name: 'numbers compare as numbers',
    files: 'config N\n\tint\n\tdefault 10\nconfig A\n\tdef_bool N > 9\n',
    values: ['A=y', 'N=10'],
  },
  {
    name: 'hex compares with decimal',
    files: 'config N\n\thex\n\tdefault 0x10\nconfig A\n\tdef_bool N = 16\n',
    values: ['A=y', 'N=0x10'],
  },
  {
    name: 'texts compare as texts',
    files: 'config S\n\tstring\n\tdefault "b"\nconfig A\n\tdef_bool S >= "a"\n',
    values: ['A=y', 'S=b'],
  },
  {
    name: 'an empty text equals ""',
    files: 'config S\n\tstring "s"\nconfig A\n\tdef_bool S = ""\n',
    values: ['A=y', 'S='],
  },
];
