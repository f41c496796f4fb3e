// A department's data: a file is refused with each bad cell where it stands, mended and taken; a number that somebody
// doubts reaches the officer who keeps it, and the answer comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, exactly, openBrowser, openPerson, PHONE, picture, signIn } from '../support/browser.mjs';
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

const choose = (page, text) =>
  page.locator('.upload input[type=file]').setInputFiles({ name: 'imunisasi-2025.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const HEADER = 'unit,village,period,surviving_infants,fully_immunised\n';

test('a file with bad cells changes nothing; mended it becomes a revision', async () => {
  const fajar = await openPerson(browser, city);
  await signIn(fajar, 'fajar');
  const { page, words } = fajar;
  await page.locator('.rail').getByRole('link', { name: words('nav.data'), exact: true }).click();
  await page.locator('.plan-row', { hasText: 'Imunisasi dasar tiap kelurahan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Imunisasi dasar tiap kelurahan' }).waitFor();
  const revisions = page.locator('.revisions li');
  await revisions.first().waitFor();
  const before = await revisions.count();

  await choose(page, `${HEADER}puskesmas-palaran,Bukuan,2025,seratus,50\npuskesmas-palaran,Handil Bakti,2025,100,85\npuskesmas-palaran,,2025,100,40\n`);
  const looked = page.locator('.looked');
  await looked.waitFor();
  await exactly(looked.locator('.findings > li'), 2); // lines 2 and 4, the header being line 1
  assert.match(await looked.innerText(), /Baris 2[\s\S]*surviving_infants[\s\S]*seratus[\s\S]*Baris 4/);
  assert.equal(await looked.locator('td.bad').first().innerText(), 'seratus');
  await exactly(looked.getByRole('button', { name: words('data.take') }), 0);
  await picture(page, 'data-refused');
  assert.deepEqual(await axe(page), []);

  // Bukuan had 50 of 100 infants, Handil Bakti stays, Air Putih is new.
  await choose(page, `${HEADER}puskesmas-palaran,Bukuan,2025,100,64\npuskesmas-palaran,Handil Bakti,2025,100,85\npuskesmas-palaran,Air Putih,2025,80,60\n`);
  await looked.getByRole('button', { name: words('data.take') }).waitFor();
  assert.match(await looked.innerText(), /Baru\s*1\s*Berubah\s*1\s*Sama\s*1/);
  const change = looked.locator('tr', { hasText: 'Bukuan' });
  assert.equal(await change.locator('del').innerText(), '50');
  assert.equal(await change.locator('ins').innerText(), '64');
  await picture(page, 'data-changes');
  assert.deepEqual(await axe(page), []);
  await looked.getByRole('button', { name: words('data.take') }).click();
  await page.locator('.toast.good').waitFor();
  await exactly(revisions, before + 1);
  assert.match(await revisions.first().innerText(), /Fajar Nugroho[\s\S]*imunisasi-2025\.csv/);
  await picture(page, 'data-taken');
  assert.deepEqual(fajar.faults, []);
});

test('whoever keeps no data has no such page', async () => {
  const siti = await openPerson(browser, city);
  await signIn(siti, 'siti');
  await exactly(siti.page.locator('.rail').getByRole('link', { name: siti.words('nav.data'), exact: true }), 0);
  assert.deepEqual(siti.faults, []);
});

test('a doubted number reaches the officer, and the answer comes back', async () => {
  const siti = await openPerson(browser, city);
  const fajar = await openPerson(browser, city, { viewport: PHONE });
  await signIn(siti, 'siti');
  const { page, words } = siti;
  await page.locator('.tasks a').first().click();
  await page.locator('.measured .correction').first().click({ timeout: 45_000 }); // computed by a worker that may be starting
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words('correction.send') }).click();
  await dialog.getByText(words('correction.missing')).waitFor(); // nobody can look up nothing
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'correction-text');
  await picture(page, 'correction');
  assert.deepEqual(await axe(page), []);
  await dialog.getByLabel(words('correction.label')).fill('Posyandu Bukuan 12 Desember belum masuk: 14 bayi.');
  await dialog.getByRole('button', { name: words('correction.send') }).click();
  await page.locator('.toast.good').waitFor();

  await signIn(fajar, 'fajar');
  await fajar.page.locator('.asked-corrections a').click();
  const asked = fajar.page.locator('.corrections li', { hasText: 'Posyandu Bukuan' });
  await asked.getByText('Siti Aminah').first().waitFor();
  await asked.getByRole('button', { name: words('correction.accept') }).click();
  await asked.getByText(words('correction.answer-missing')).waitFor();
  await picture(fajar.page, 'correction-asked-phone');
  await asked.getByLabel(words('correction.answer')).fill('Benar. Sudah masuk pada revisi berikutnya.');
  await asked.getByRole('button', { name: words('correction.accept') }).click();
  await asked.getByText(words('correction.status-accepted')).waitFor();
  await fajar.page.goto('/');
  await exactly(fajar.page.locator('.asked-corrections li'), 0);

  await page.goto('/rencana');
  const mine = page.locator('.corrections li', { hasText: 'Posyandu Bukuan' });
  await mine.getByText('Benar. Sudah masuk pada revisi berikutnya.').waitFor();
  await mine.getByText(words('correction.status-accepted')).waitFor();
  await page.locator('.rail').getByRole('button', { name: words('nav.news') }).click();
  await page.getByRole('dialog').getByText('Sudah masuk pada revisi berikutnya').waitFor(); // told, not only shown
  for (const person of [siti, fajar]) assert.deepEqual(person.faults, []);
});
