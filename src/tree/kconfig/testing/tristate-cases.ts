import { bool, tristate, modules, type SemanticCase } from './semantic-case.ts';

/** Rules of modules and tristates. */
export const tristateCases: readonly SemanticCase[] = [
  {
    name: 'm without modules counts as y',
    files: modules + tristate('A'),
    requests: ['A=m'],
    values: ['A=y'],
  },
  {
    name: 'm with modules stays',
    files: modules + tristate('A'),
    requests: ['A=m', 'MODULES=y'],
    values: ['A=m', 'MODULES=y'],
  },
  {
    name: 'a tristate is at most its dependency',
    files: modules + tristate('B') + tristate('A', 'depends on B'),
    requests: ['A=y', 'B=m', 'MODULES=y'],
    values: ['A=m', 'B=m', 'MODULES=y'],
  },
  {
    name: 'a bool below an m dependency is y',
    files: modules + tristate('B') + bool('A', 'depends on B'),
    requests: ['A=y', 'B=m', 'MODULES=y'],
    values: ['A=y', 'B=m', 'MODULES=y'],
  },
  {
    name: 'select from m is m',
    files: modules + tristate('A') + tristate('B', 'select A'),
    requests: ['B=m', 'MODULES=y'],
    values: ['A=m', 'B=m', 'MODULES=y'],
  },
  {
    name: 'depends on m allows modules only',
    files: modules + tristate('A', 'depends on m'),
    requests: ['A=y', 'MODULES=y'],
    values: ['A=m', 'MODULES=y'],
  },
  {
    name: 'depends on m without modules is n',
    files: modules + tristate('A', 'depends on m'),
    requests: ['A=y'],
    values: [],
  },
  {
    name: 'not of m is m',
    files: modules + tristate('B') + tristate('A', 'depends on !B'),
    requests: ['A=y', 'B=m', 'MODULES=y'],
    values: ['A=m', 'B=m', 'MODULES=y'],
  },
  { name: 'm cannot be asked of a bool', files: bool('A'), requests: ['A=m'], values: [] },
  {
    name: 'option modules of old kernels',
    files: 'config MODULES\n\tbool "m"\n\toption modules\n' + tristate('A'),
    version: 4005,
    requests: ['MODULES=y', 'A=m'],
    values: ['A=m', 'MODULES=y'],
  },
];
