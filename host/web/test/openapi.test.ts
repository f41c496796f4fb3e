// The page speaks with the host as host/http/openapi.json says: the generated types must not be older than it, and the
// client may ask for no route that the document does not have.
import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { describe, expect, it } from 'vitest';

const document = new URL('../../http/openapi.json', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the types of the API', () => {
  it('are those of the document (else: npm run types)', async () => {
    const generated = astToString(await openapiTS(document));
    expect(read('../src/api/openapi.d.ts')).toContain(generated.trim());
  }, 30_000);
  it('cover every route that the client asks for', () => {
    const shape = (path: string) => path.replace(/\?.*$/, '').replace(/\$?\{[^}]*\}/g, '{}');
    const known = Object.keys((JSON.parse(readFileSync(document, 'utf8')) as { paths: object }).paths).map(shape);
    const asked = [...read('../src/api/calls.ts').matchAll(/['`](\/api\/[^'`]*)['`]/g)].map((found) => shape(found[1]!));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((path) => !known.some((route) => route === path || route.startsWith(`${path}/`)))).toEqual([]);
  });
});
