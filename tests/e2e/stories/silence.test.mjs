// One day forward with a silent superior: the officer above can act, and everyone sees why.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { caseOf, exactly, openBrowser, openPerson, picture, sendNow, signIn } from '../support/browser.mjs';
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

test('what a superior leaves unanswered moves up, and everyone sees why', async () => {
  const budi = await openPerson(browser, city);
  const suryadi = await openPerson(browser, city);
  const above = await openPerson(browser, city);
  await signIn(budi, 'budi');
  await budi.page.goto(await caseOf(budi, 'target-setting'));
  const here = budi.page.locator('.here-card');
  await here.getByText('Suryadi').first().waitFor();
  assert.match(await here.innerText(), new RegExp(`${budi.words('here.silent')}[\\s\\S]*Hartati`)); // said before it happens
  await exactly(here.getByText(budi.words('here.also')), 0);

  await signIn(above, 'hartati');
  await exactly(above.page.locator('.tasks a', { hasText: 'Budi Santoso' }).filter({ hasText: 'Dialog' }), 0);

  await signIn(suryadi, 'suryadi');
  const plans = suryadi.page.locator('.tasks li', { hasText: 'Dialog dan penetapan' });
  await exactly(plans, 6);
  await suryadi.page.getByRole('button', { name: suryadi.words('demo.forward') }).click();
  await suryadi.page.locator('.demo-bar', { hasText: 'Selasa 27 Januari 2026' }).waitFor({ timeout: 20_000 });
  await suryadi.page.locator('.tasks .due.late').first().waitFor();
  await exactly(plans.filter({ has: suryadi.page.locator('.due.late') }), 6); // still his to answer

  await budi.page.reload();
  await here.getByText(budi.words('here.also')).waitFor();
  assert.match(await here.innerText(), /Hartati/);
  assert.match(await budi.page.locator('.history').innerText(), /Lewat batas[\s\S]*Hartati/);
  await picture(budi.page, 'silence-employee');

  await above.page.goto('/');
  const moved = above.page.locator('.tasks li', { hasText: 'Budi Santoso' }).filter({ hasText: 'Dialog' });
  await moved.getByText(above.words('inbox.escalated')).waitFor();
  await moved.locator('a').click();
  await above.page.locator('.case-head h1', { hasText: 'Budi Santoso' }).waitFor();
  await picture(above.page, 'silence-above');
  await above.page.getByRole('button', { name: 'Tetapkan' }).click();
  await sendNow(above);

  // The other one is told, and finds nothing left to decide.
  await suryadi.page.reload();
  await suryadi.page.locator('.tasks li').first().waitFor();
  await exactly(suryadi.page.locator('.tasks a', { hasText: 'Budi Santoso' }).filter({ hasText: 'Dialog' }), 0);
  for (const person of [budi, suryadi, above]) assert.deepEqual(person.faults, []);
});

test('a decision that somebody else took first is explained, and the page shows what is true now', async () => {
  const dewi = await openPerson(browser, city, { expected: [404, 409] });
  const agus = await openPerson(browser, city, { expected: [404, 409] });
  await signIn(dewi, 'dewi');
  await signIn(agus, 'agus');
  const name = 'Yuliana';
  for (const { page } of [dewi, agus]) {
    await page.locator('.tasks a', { hasText: name }).click();
    await page.locator('.case-head h1', { hasText: name }).waitFor();
  }
  await dewi.page.getByRole('button', { name: 'Selaras' }).click();
  await sendNow(dewi);
  await agus.page.getByRole('button', { name: 'Selaras' }).click();
  await agus.page.getByRole('button', { name: agus.words('held.now') }).click();
  const refused = agus.page.locator('.refused');
  await refused.locator('b', { hasText: name }).waitFor();
  await picture(agus.page, 'stale-decision');
  await refused.getByRole('button', { name: agus.words('close') }).click();
  await refused.waitFor({ state: 'detached' });
  await agus.page.locator('.tasks li').first().waitFor();
  await exactly(agus.page.locator('.tasks a', { hasText: name }), 0);
  for (const person of [dewi, agus]) assert.deepEqual(person.faults, []);
});

test('a decision can be undone for ten seconds, longer while it is looked at', async () => {
  const dewi = await openPerson(browser, city);
  await signIn(dewi, 'dewi');
  const { page, words } = dewi;
  await page.locator('.tasks li').first().waitFor();
  const before = await page.locator('.tasks li').count();
  await page.locator('.tasks li:has(.pick) a').first().click();
  await page.getByRole('button', { name: 'Selaras' }).waitFor();
  const name = await page.locator('.case-head h1').innerText();
  await page.getByRole('button', { name: 'Selaras' }).click();
  const toast = page.locator('.toast.held');
  await toast.waitFor();
  await exactly(page.locator('.tasks li'), before - 1); // the next one is on the page already
  assert.notEqual(await page.locator('.case-head h1').innerText(), name);
  await toast.hover();
  await page.getByText(words('held.paused')).waitFor();
  await page.waitForTimeout(11_000);
  await toast.getByRole('button', { name: words('undo') }).click();
  await page.locator('.case-head h1', { hasText: name }).waitFor();
  await exactly(page.locator('.tasks li'), before);
  const decided = await page.evaluate(async (id) => (await (await fetch(`/api/cases/${id}`)).json()).tasks.length, new URL(page.url()).pathname.split('/').pop());
  assert.equal(decided, 1); // nothing was sent

  // Leaving the page sends it.
  await page.getByRole('button', { name: 'Selaras' }).click();
  await toast.waitFor();
  await page.goto('about:blank');
  await page.goto('/');
  await page.locator('.tasks li').first().waitFor();
  await exactly(page.locator('.tasks li'), before - 1);
  assert.deepEqual(dewi.faults, []);
});

test('a task that several can do is taken by one, who is named, and given back', async () => {
  const dewi = await openPerson(browser, city);
  const agus = await openPerson(browser, city);
  await signIn(dewi, 'dewi');
  const { page, words } = dewi;
  const name = 'Bayu Pratama';
  await page.locator('.tasks a', { hasText: name }).click();
  await page.locator('.case-head h1', { hasText: name }).waitFor();
  await page.getByRole('button', { name: words('task.claim') }).click();
  await page.getByText(words('task.claimed')).waitFor();
  await signIn(agus, 'agus');
  await agus.page.goto(new URL(page.url()).pathname);
  await agus.page.locator('.here-card', { hasText: words('here.claimed', { name: 'Dewi Anggraini, S.Sos.' }) }).waitFor();
  await exactly(agus.page.locator('.task-card'), 0);
  await page.getByRole('button', { name: words('task.release') }).click();
  await page.getByRole('button', { name: words('task.claim') }).waitFor();
  await agus.page.reload();
  await agus.page.locator('.task-card').waitFor();
  for (const person of [dewi, agus]) assert.deepEqual(person.faults, []);
});

test('an administrator withdraws a case with a reason that its owner reads', async () => {
  const dewi = await openPerson(browser, city);
  const owner = await openPerson(browser, city);
  await signIn(dewi, 'dewi');
  const { page, words } = dewi;
  await page.locator('.tasks li').first().waitFor();
  await page.locator('.tasks li:has(.pick) a', { hasText: 'Wahyuni' }).click();
  await page.locator('.case-head h1', { hasText: 'Wahyuni' }).waitFor();
  await page.getByRole('button', { name: words('withdraw.open') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words('withdraw.send') }).click();
  await dialog.getByText(words('note.missing')).waitFor();
  await dialog.getByLabel(words('note.label')).fill('Pindah tugas ke kota lain.');
  await dialog.getByRole('button', { name: words('withdraw.send') }).click();
  await dialog.waitFor({ state: 'detached' });
  await signIn(owner, 'wahyuni');
  await owner.page.goto('/rencana');
  await owner.page.locator('.plan-row', { hasText: 'Dibatalkan' }).click();
  await owner.page.locator('.history', { hasText: 'Pindah tugas ke kota lain.' }).waitFor();
  for (const person of [dewi, owner]) assert.deepEqual(person.faults, []);
});
