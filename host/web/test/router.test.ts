import { beforeAll, describe, expect, it, vi } from 'vitest';

// The router looks at the address when it is loaded.
beforeAll(() => {
  vi.stubGlobal('location', { pathname: '/kasus/12', search: '?tab=waiting', origin: 'http://127.0.0.1' });
  vi.stubGlobal('history', { pushState: vi.fn(), replaceState: vi.fn() });
});
const router = () => import('../src/router');

describe('the router', () => {
  it('finds names in an address', async () => {
    const { match } = await router();
    expect(match('/kasus/:id', '/kasus/12')).toEqual({ id: '12' });
    expect(match('/kasus/:id', '/kasus/a%20b')).toEqual({ id: 'a b' });
    expect(match('/kasus/:id', '/kasus/')).toBeNull();
    expect(match('/kasus/:id', '/kasus/12/x')).toBeNull();
    expect(match('/rencana', '/plugin')).toBeNull();
  });
  it('takes a broken escape for an address that is not there', async () => {
    const { match } = await router();
    expect(match('/kasus/:id', '/kasus/%E0%A4%A')).toBeNull();
  });
  it('knows path and query, and goes on', async () => {
    const { go, path, query } = await router();
    expect(path.value).toBe('/kasus/12');
    expect(query.value.get('tab')).toBe('waiting');
    go('/?tab=done');
    expect(path.value).toBe('/');
    expect(query.value.get('tab')).toBe('done');
    expect(history.pushState).toHaveBeenCalledOnce();
  });
});
