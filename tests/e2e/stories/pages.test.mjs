// Every page in both languages and at every width: no finding of axe, nothing against the policy, nothing wider than the
// screen, no Indonesian left over in English.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, caseOf, DESKTOP, openBrowser, openPerson, PHONE, picture, SMALL, wordsOf } from '../support/browser.mjs';
import { startCity } from '../support/city.mjs';

let browser;
let city;
before(async () => {
  browser = await openBrowser();
  city = await startCity();
});
after(async () => {
  await browser?.close();
  await city?.stop();
});

const openDialog = (selector) => async (page) => {
  await page.locator(selector).first().click();
  await page.getByRole('dialog').waitFor();
  await page.locator('dialog [role=status]').waitFor({ state: 'detached', timeout: 5_000 }).catch(() => {});
};
/** The page of the first such case in the person's own inbox: numbers change with the city's history. */
const caseIn = (tab, workflow, step = '') => async (request) => {
  const { rows } = await (await request.get(`/api/inbox?tab=${tab}`)).json();
  const found = rows.find((row) => row.workflow === workflow && row.period === '2026' && (row.step?.id ?? '').startsWith(step));
  assert.ok(found, `no ${workflow} is ${tab}`);
  return `/kasus/${found.case}`;
};
const AGREE = 'Dialog dan penetapan';
const newest = (...of) => (request) => caseOf({ context: { request } }, ...of);
const openWhy = async (page) => {
  await page.locator('.number-head .why-link').click();
  await page.locator('.proposal-tree').waitFor();
};
/** What to look at: who, where, what must be there first, and what to do before looking. */
const PAGES = [
  { name: 'login', at: '/masuk', ready: '.cast' },
  { name: 'inbox', who: 'hendra', at: '/', ready: '.tasks li' },
  { name: 'waiting', who: 'hendra', at: '/?tab=waiting', ready: '.tasks li' },
  { name: 'done', who: 'lina', at: '/?tab=done', ready: '.tasks li' },
  { name: 'empty', who: 'tamu', at: '/', ready: '.inbox .empty' },
  { name: 'draft', who: 'siti', at: caseIn('open', 'target-setting'), ready: '.task-card' },
  { name: 'faults', who: 'maria', at: caseIn('open', 'target-setting'), ready: '.task-card', act: (page) => page.locator('.actions .primary').click() },
  { name: 'decision', who: 'hendra', at: caseIn('open', 'target-setting', AGREE), ready: '.task-card' },
  { name: 'late', who: 'rudi', at: caseIn('open', 'target-setting'), ready: '.task-card' },
  { name: 'acting', who: 'ayu', at: caseIn('open', 'target-setting', AGREE), ready: '.task-card' },
  { name: 'team', who: 'dewi', at: caseIn('open', 'target-setting'), ready: '.task-card' },
  { name: 'note', who: 'hendra', at: caseIn('open', 'target-setting', AGREE), ready: '.task-card', act: openDialog('.actions .button:not(.primary)') },
  { name: 'waits', who: 'rina', at: caseIn('waiting', 'target-setting'), ready: '.no-task' },
  { name: 'ended', who: 'lina', at: caseIn('done', 'target-setting'), ready: '.no-task' },
  { name: 'plan', who: 'lina', at: '/rencana', ready: '.plan-rows' },
  { name: 'team-table', who: 'hendra', at: '/tim', ready: '.team-card' },
  { name: 'result', who: 'siti', at: newest('performance-review'), ready: '.numbers' },
  { name: 'why', who: 'siti', at: newest('performance-review'), ready: '.numbers', act: openWhy },
  { name: 'pay', who: 'melati', at: newest('incentive-pay', undefined, '2025-12'), ready: '.statement' },
  { name: 'objection', who: 'hartati', at: newest('performance-review', 'Budi'), ready: '.task-card' },
  { name: 'promotion', who: 'agus', at: newest('promotion', 'Yusuf'), ready: '.task-card' },
  { name: 'start', who: 'agus', at: '/', ready: '.starts', act: openDialog('.starts button') },
  { name: 'lists', who: 'nurhayati', at: '/daftar', ready: '.list-card' },
  { name: 'data', who: 'fajar', at: '/data', ready: '.plan-rows' },
  { name: 'dataset', who: 'fajar', at: '/data/dinas-kesehatan/immunisation', ready: '.revisions' },
  { name: 'plugins', who: 'yohanes', at: '/plugin', ready: '.plugin-rows' },
  { name: 'news', who: 'agus', at: '/rencana', ready: '.page', act: openDialog('.rail button.place') },
  { name: 'account', who: 'ayu', at: '/rencana', ready: '.page', act: openDialog('.rail button[aria-haspopup]:nth-last-of-type(1):visible, .rail .me:visible') },
  { name: 'missing', who: 'siti', at: '/tidak-ada', ready: '.narrow-page' },
  { name: 'no-such-case', who: 'siti', at: '/kasus/99999', ready: '.case .trouble', expected: [404, 403] },
];

/** Words that stand in any Indonesian sentence and in no name of a unit or post. */
const INDONESIAN = /\b(yang|untuk|belum|sudah|dengan|tidak|oleh|Anda|hari|batas|dikirim|kembali|Mulai|Selesai|sejak|sampai|menunggu|dihitung|dicatat|dikabari|boleh|dapat|bertindak|Tahun|Draf|Simpan)\b/;
/** What people and files have written stays in their language: answers, notes, names of units and sources of law. */
const WRITTEN = 'blockquote, textarea, input, .read dd, .read td, .actor small, .crumb, .case-head .quiet, .task-text small, .plan-row small, .cast small, .account-head small, .account-duties, .facts dd, .small-print, .measured dl, .standard .quiet, .plugin-row .quiet, .section-owner, .csv-line, .column-list code, .revisions small, .origin dd, .origin-cell, .list-rows small, .list-card h2, .reasons .plain, .team-frame small, .people small';

async function visibleText(page) {
  return page.evaluate((written) => {
    const copy = document.body.cloneNode(true);
    for (const each of copy.querySelectorAll(`${written}, script, noscript`)) each.remove();
    const labels = [...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((each) => ['aria-label', 'placeholder', 'title'].map((name) => each.getAttribute(name) ?? ''));
    return `${document.title}\n${[...copy.querySelectorAll('*')].flatMap((each) => [...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim())).filter(Boolean).join('\n')}\n${labels.join('\n')}`;
  }, WRITTEN);
}

const SIZES = { id: { desktop: DESKTOP, phone: PHONE, small: SMALL }, en: { desktop: DESKTOP, phone: PHONE } };
for (const [language, sizes] of Object.entries(SIZES))
  for (const [size, viewport] of Object.entries(sizes))
    test(`every page in ${language} at ${viewport.width} px`, async () => {
      const findings = [];
      for (const { name, who, at, ready, act, expected = [] } of PAGES) {
        const person = await openPerson(browser, city, { language, viewport, expected });
        const { page } = person;
        if (who) {
          // Signed in beside the page: the log-in form has a story of its own.
          await person.context.request.post('/api/session', { data: { login: who, password: 'jenjang' } });
          await page.addInitScript(() => localStorage.setItem('signed in', 'yes'));
        }
        await page.goto(typeof at === 'string' ? at : await at(person.context.request));
        await page.locator(ready).first().waitFor();
        await act?.(page);
        await page.waitForTimeout(150);
        for (const finding of await axe(page)) findings.push(`${name}: ${finding}`);
        for (const fault of person.faults) findings.push(`${name}: ${fault}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) findings.push(`${name}: ${wide} px wider than the screen`);
        if (language === 'en') {
          // a citation of the law stays in its language
          for (const line of (await visibleText(page)).split('\n').map((each) => each.replace(/Basis: .*/, ''))) if (INDONESIAN.test(line)) findings.push(`${name}: Indonesian in English: ${line}`);
        }
        await picture(page, `${name}-${size}-${language}`);
        await person.context.close();
      }
      assert.deepEqual(findings, []);
    });

test('the language is switched on the page, and remembered', async () => {
  const person = await openPerson(browser, city);
  const { page } = person;
  await page.goto('/masuk');
  await page.locator('.language').click();
  await page.getByRole('heading', { name: wordsOf('en')('login.who') }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.equal(await page.evaluate(() => localStorage.getItem('language')), 'en');
  assert.deepEqual(person.faults, []);
});

test('a first password must be changed, and a wrong one is explained', async () => {
  const empty = await startCity({ empty: true });
  try {
    const person = await openPerson(browser, empty, { expected: [401, 404] });
    const { page, words } = person;
    const [, login, password] = /Log in as: (\S+)\s+One-time password: (\S+)/.exec(empty.said()) ?? [];
    assert.ok(login && password, `the host names login and password: ${empty.said()}`);
    await page.goto('/');
    await page.getByLabel(words('login.name')).fill(login);
    await page.getByLabel(words('login.password')).fill('not the one');
    await page.getByRole('button', { name: words('login.enter'), exact: true }).click();
    await page.getByRole('alert').waitFor();
    assert.match(await page.title(), new RegExp(words('fault.mark')));
    await picture(page, 'login-wrong');
    await page.getByLabel(words('login.password')).fill(password);
    await page.getByRole('button', { name: words('login.enter'), exact: true }).click();
    await page.getByRole('heading', { name: words('password.title') }).waitFor();
    await page.getByLabel(words('password.old')).fill(password);
    await page.getByLabel(words('password.new'), { exact: true }).fill('kuda betul baterai staples');
    await page.getByLabel(words('password.again')).fill('kuda betul baterai staples');
    await picture(page, 'password');
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: words('password.save') }).click();
    await page.locator('.inbox').waitFor();
    assert.deepEqual(person.faults, []);
  } finally {
    await empty.stop();
  }
});

