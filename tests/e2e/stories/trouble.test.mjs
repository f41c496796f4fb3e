// What goes wrong loses nothing: the plugin's worker is killed while it checks a form, the connection breaks while
// somebody writes, two tabs write the same draft, another person signs in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPerson, picture, signIn, signOut } from '../support/browser.mjs';
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

const openPlan = async (person) => {
  await person.page.locator('.tasks a').first().click();
  await person.page.locator('.task-card').waitFor();
};

test('killing the worker during the form check: a sentence, then the answer', async () => {
  const siti = await openPerson(browser, city, { expected: [503] });
  await signIn(siti, 'siti');
  await openPlan(siti);
  const { page, words } = siti;
  await page.locator('.measured').first().waitFor();
  const worker = city.worker('dinas-kesehatan');
  assert.ok(worker, 'the worker that measured runs');
  process.kill(worker, 'SIGSTOP'); // it is asked, and does not answer
  await page.getByRole('button', { name: 'Ajukan kepada atasan' }).click();
  await page.locator('.saved', { hasText: words('task.checking') }).waitFor(); // said while it is looked at
  await page.getByRole('button', { name: words('held.now') }).click(); // and no longer than four seconds
  await picture(page, 'worker-killed');
  try {
    process.kill(worker, 'SIGKILL');
  } catch {} // the host was faster: it ends a worker that does not answer
  await page.locator('.toast.good').waitFor({ timeout: 60_000 });
  assert.notEqual(city.worker('dinas-kesehatan'), worker);
  await page.goto('/?tab=waiting');
  await page.locator('.tasks a').first().click();
  await page.locator('.history', { hasText: 'Ajukan kepada atasan' }).waitFor();
  assert.deepEqual(siti.faults, []);
});

test('what is written without a connection is kept, and saved when it is back', async () => {
  const maria = await openPerson(browser, city);
  await signIn(maria, 'maria');
  await openPlan(maria);
  const { page, context, words } = maria;
  const support = page.getByLabel('Dukungan yang diperlukan');
  await context.setOffline(true);
  await support.fill('Buku bacaan untuk kelas II');
  await page.locator('.offline').waitFor();
  await page.getByText(words('draft.waiting')).waitFor();
  await picture(page, 'offline');
  await context.setOffline(false);
  await page.getByText(/Draf tersimpan/).waitFor({ timeout: 15_000 });
  await page.locator('.offline').waitFor({ state: 'detached' });
  await page.reload();
  await support.waitFor();
  assert.equal(await support.inputValue(), 'Buku bacaan untuk kelas II');
  assert.deepEqual(maria.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')), []);
});

test('two tabs on one draft: the second is asked which one counts', async () => {
  const person = await openPerson(browser, city, { expected: [412] });
  await signIn(person, 'maria');
  await openPlan(person);
  const { page, context, words } = person;
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel('Dukungan yang diperlukan').fill('Dari tab kedua');
  await other.getByText(/Draf tersimpan/).waitFor();
  await page.getByLabel('Dukungan yang diperlukan').fill('Dari tab pertama');
  await page.locator('.conflict').waitFor();
  await picture(page, 'draft-conflict');
  await page.getByRole('button', { name: words('draft.take') }).click();
  assert.equal(await page.getByLabel('Dukungan yang diperlukan').inputValue(), 'Dari tab kedua');
  assert.deepEqual(person.faults, []);
});

test('nothing personal stays after signing out', async () => {
  const person = await openPerson(browser, city);
  await signIn(person, 'maria');
  await openPlan(person);
  const { page, context } = person;
  await page.route('**/draft', (route) => route.abort()); // the draft cannot be saved, so the tab keeps it
  await page.getByLabel('Dukungan yang diperlukan').fill('Rahasia saya');
  await page.waitForFunction(() => Object.values(sessionStorage).some((each) => each.includes('Rahasia saya')));
  await page.unroute('**/draft');
  await signOut(person);
  const left = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  assert.ok(!/Rahasia|maria/i.test(left), left);
  assert.deepEqual((await context.cookies()).filter((cookie) => cookie.value), []);
  await page.goBack();
  await page.locator('.login').waitFor();
  assert.equal(await page.getByText('Rahasia saya').count(), 0);
});

test('a tab notices that another one signed in as somebody else', async () => {
  const person = await openPerson(browser, city);
  await signIn(person, 'maria');
  await openPlan(person);
  const { page, context, words } = person;
  await context.request.post('/api/session', { data: { login: 'hendra', password: 'jenjang' } });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await page.getByText(words('nav.account-of', { name: 'dr. Hendra Wijaya' })).waitFor({ state: 'attached' });
  await page.locator('.tasks a', { hasText: 'Yusuf Ramadhan' }).first().waitFor();
  assert.equal(await page.getByText('Maria Goreti').count(), 0);
  assert.equal(new URL(page.url()).pathname, '/');
  assert.deepEqual(person.faults, []);
});
