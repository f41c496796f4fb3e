// A CSV file beside the host's findings, an event's fields as a form, answers in groups, persons to choose.
import { describe, expect, it } from 'vitest';
import type { Answer, EventField } from '../src/api/types';
import { groupsOf, votesOf } from '../src/case/groups';
import { cellAt, readCsv, rowAt } from '../src/data/csv';
import { typeWords } from '../src/data/words';
import { check } from '../src/form/check';
import { startOf } from '../src/form/clean';
import { schemaOf } from '../src/form/event';

describe('a CSV file', () => {
  it('is read with commas or with the semicolons of an Indonesian spreadsheet', () => {
    expect(readCsv('a,b\n1,2\n').map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(readCsv('\uFEFFa;b\r\n1,5;2\r\n')[1]?.cells).toEqual(['1,5', '2']);
  });
  it('keeps quotes, and knows in which line a row begins', () => {
    const rows = readCsv('a,b\n"satu\ndua","kata ""Rp"""\n3,4');
    expect(rows.map((row) => row.line)).toEqual([1, 2, 4]);
    expect(rows[1]?.cells).toEqual(['satu\ndua', 'kata "Rp"']);
  });
  it('finds the row of a line, also inside a quoted cell, and counts blank lines', () => {
    const rows = readCsv('a,b\n\n"x\ny",1\n2,3\n');
    expect(rowAt(rows, 4)?.cells[1]).toBe('1');
    expect(rowAt(rows, 5)?.cells).toEqual(['2', '3']);
    expect(rowAt(rows, 1)?.cells).toEqual(['a', 'b']);
  });
  it('knows in which cell a character of the file lies', () => {
    const [, plain, quoted] = readCsv('unit,village\nséb,Bukuan\n"a,b",c');
    expect(plain!.places.map((place) => place.column)).toEqual([1, 5]);
    expect(cellAt(plain!, 2, 3)).toBe(0);
    expect(cellAt(plain!, 2, 5)).toBe(1);
    expect(cellAt(quoted!, 3, 7)).toBe(1);
    expect(cellAt(quoted!, 3, 2)).toBe(0); // a comma inside quotes ends no cell
  });
  it('says what a column holds', () => {
    expect(typeWords('integer from 0 to 1440')).toBe('bilangan bulat dari 0 sampai 1.440');
    expect(typeWords('yes or no')).toBe('ya atau tidak');
    expect(typeWords('predikat')).toBe('predikat');
  });
});

describe('an event that is entered by hand', () => {
  const field = (name: string, type: string, values: string[] = []): EventField => ({
    name,
    label: { id: name },
    type,
    values: values.map((value) => ({ value, label: { id: value } })),
  });
  const schema = schemaOf([field('number', 'text'), field('date', 'date'), field('status', 'opinion', ['approved', 'refused'])]);
  it('is a form in the order of its fields, each required', () => {
    expect(Object.keys(check(schema, {}))).toEqual(['/number', '/date', '/status']);
    expect(check(schema, { number: 'B-12', date: '2026-01-20', status: 'approved' })).toEqual({});
  });
  it('refuses a day that is none and a value that is none', () => {
    expect(Object.keys(check(schema, { number: 'B-12', date: '31-31-2026', status: 'maybe' }))).toEqual(['/date', '/status']);
  });
  it('takes ranges from the manifest', () => {
    const score = schemaOf([field('score', 'number from 0 to 120')]);
    expect(check(score, { score: 121 })).toHaveProperty('/score');
    expect(check(score, { score: 119.5 })).toEqual({});
  });
});

describe('answers of one step', () => {
  const answer = (step: string, round: number, choice?: string) =>
    ({ step, round, choice: choice ? { id: choice } : null }) as unknown as Answer;
  it('stand together, in the order in which the host gives them', () => {
    const groups = groupsOf([answer('peer', 1, 'b'), answer('self', 1), answer('peer', 1, 'a'), answer('peer', 2)]);
    expect(groups.map((group) => `${group[0]!.step}/${group[0]!.round}: ${group.length}`)).toEqual(['peer/1: 2', 'self/1: 1', 'peer/2: 1']);
  });
  it('are counted as votes only where several have voted', () => {
    expect(votesOf([answer('vote', 1, 'tidak'), answer('vote', 1, 'ya'), answer('vote', 1, 'ya')])).toEqual([
      { choice: 'ya', count: 2 },
      { choice: 'tidak', count: 1 },
    ]);
    expect(votesOf([answer('verify', 1, 'ya')])).toEqual([]);
  });
});

it('persons are chosen, so a form does not begin with an empty line for one', () => {
  const schema = {
    type: 'object',
    properties: { peers: { type: 'array', items: { type: 'string', format: 'person' }, minItems: 2 } },
  } as const;
  expect(startOf(schema, {})).toEqual({ peers: [] });
  expect(Object.keys(check(schema, { peers: ['17'] }))).toEqual(['/peers']);
  expect(check(schema, { peers: ['17', '18'] })).toEqual({});
});
