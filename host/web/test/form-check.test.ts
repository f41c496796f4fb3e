// The same file of schemas, data and errors runs in the host's tests: browser and host must not disagree.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answers, Schema } from '../src/api/types';
import { check } from '../src/form/check';

interface Vector {
  name: string;
  schema: Schema;
  data: Answers;
  errors: string[];
}
const vectors = JSON.parse(readFileSync(new URL('../../../tests/support/form-vectors.json', import.meta.url), 'utf8')) as Vector[];

describe('the vectors shared with the host', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, { schema, data, errors }) => {
    expect(Object.keys(check(schema, data)).sort()).toEqual([...errors].sort());
  });
});
