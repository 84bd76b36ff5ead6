import { bool, hidden, choice, type SemanticCase } from './semantic-case.ts';

/** Rules of choices. */
export const choiceCases: readonly SemanticCase[] = [6012, 6001]
  .flatMap((version) => {
    const when = version === 6012 ? 'from 6.11 on' : 'before 6.11';
    const two = bool('A') + bool('B');
    return [
      { name: `${when}: the first member is chosen`, files: choice(two), version, values: ['A=y'] },
      { name: `${when}: default names another`, files: choice(two, 'default B'), version, values: ['B=y'] },
      {
        name: `${when}: a request goes before the default`,
        files: choice(two, 'default B'),
        version,
        requests: ['A=y'],
        values: ['A=y'],
      },
      {
        name: `${when}: the last request wins`,
        files: choice(two),
        version,
        requests: ['A=y', 'B=y'],
        values: ['B=y'],
      },
      {
        name: `${when}: an invisible default is passed over`,
        files: bool('C') + choice(bool('A') + bool('B', 'depends on C'), 'default B'),
        version,
        values: ['A=y'],
      },
      {
        name: `${when}: a choice depends`,
        files: bool('C') + choice(two, 'depends on C'),
        version,
        requests: ['B=y'],
        values: [],
      },
      {
        name: `${when}: members in an if block`,
        files: bool('C') + choice(bool('A') + `if C\n${bool('B')}endif\n`),
        version,
        requests: ['B=y', 'C=y'],
        values: ['B=y', 'C=y'],
      },
      {
        name: `${when}: a member selects`,
        files: hidden('H') + choice(bool('A', 'select H') + bool('B')),
        version,
        values: ['A=y', 'H=y'],
      },
      {
        name: `${when}: a default with a condition`,
        files: bool('C') + choice(two, 'default B if C'),
        version,
        requests: ['C=y'],
        values: ['B=y', 'C=y'],
      },
    ];
  })
  .concat([
    {
      name: 'from 6.11 on: a member set to n is not chosen',
      files: choice(bool('A') + bool('B')),
      version: 6012,
      requests: ['A=n'],
      values: ['B=y'],
    },
    {
      name: 'before 6.11: n for the default member does not count',
      files: choice(bool('A') + bool('B')),
      version: 6001,
      requests: ['A=n'],
      values: ['A=y'],
    },
    {
      name: 'before 6.11: an optional choice can be empty',
      files: choice(bool('A') + bool('B'), 'optional'),
      version: 6001,
      requests: [],
      values: [],
    },
  ]);
