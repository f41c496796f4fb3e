// Reading reasons: weights that sum to 100, and a pay statement's lines in order.
import { describe, expect, it } from 'vitest';
import type { Actor, Case, CaseNumber, WhyNode } from '../src/api/types';
import { headlineOf, isDisputed } from '../src/case/headline';
import { linesOf, weightsOf } from '../src/why/tree';

const actor = (id: string): Actor => ({ id, name: `Orang ${id}`, position: '', unit: '', capacity: 'holder', role: null, mandate: null });
const node = (label: string, more: Partial<WhyNode> = {}): WhyNode => ({
  kind: 'formula',
  label: { id: label },
  value: '1',
  words: { id: '1' },
  measured_in: '',
  sentence: { id: '' },
  basis: '',
  weight: null,
  plugin: null,
  who: null,
  at: null,
  missing: false,
  sources: [],
  children: [],
  ...more,
});

describe('weights', () => {
  it('sum to 100 without the rounding of binary fractions', () => {
    const tree = node('hasil', { children: ['33.3', '33.3', '33.4'].map((weight) => node('ukuran', { weight })) });
    expect(weightsOf(tree)).toEqual({ shares: ['33.3', '33.3', '33.4'], sum: 100 });
  });
  it('show a sum that is not 100 as it is', () => {
    expect(weightsOf(node('hasil', { children: [node('a', { weight: '60' }), node('b', { weight: '30' })] }))?.sum).toBe(90);
  });
  it('are not there for a formula', () => {
    expect(weightsOf(node('rumus', { children: [node('a')] }))).toBeNull();
  });
});

it('a statement lists each deduction below the line that it belongs to', () => {
  const late = node('terlambat');
  const tree = node('TPP', { children: [node('dasar'), node('disiplin', { children: [node('potongan', { children: [late] })] })] });
  expect(linesOf(tree).map(({ node: each, depth }) => `${depth} ${each.label.id}`)).toEqual([
    '0 dasar',
    '0 disiplin',
    '1 potongan',
    '2 terlambat',
  ]);
});

describe('the headline of a case', () => {
  const number = (field: string, at: string): CaseNumber => ({ field, step: '', label: {}, words: {}, value: '', given_by: null, at });
  it('is the newest number, and of one moment the last', () => {
    const numbers = [number('a.x', '2026-01-07'), number('b.y', '2026-01-13'), number('b.z', '2026-01-13'), number('a.w', '2026-01-07')];
    expect(headlineOf(numbers)?.field).toBe('b.z');
    expect(headlineOf([])).toBeUndefined();
  });
  const subject = { id: '17', name: '', position: '', unit: '' };
  const shown = (status: Case['status'], by: string, note: string | null) =>
    ({ status, subject, answers: [{ by: actor(by), note }] }) as unknown as Case;
  it('is provisional while the employee has objected and the case is open', () => {
    expect(isDisputed(shown('open', '17', 'Tanggal 18 saya dinas luar'))).toBe(true);
    expect(isDisputed(shown('ended', '17', 'Tanggal 18 saya dinas luar'))).toBe(false);
    expect(isDisputed(shown('open', '17', null))).toBe(false);
    expect(isDisputed(shown('open', '5', 'Perbaiki'))).toBe(false);
  });
});
