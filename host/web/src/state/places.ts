// What this person may do besides the inbox: keep datasets, sign lists, open cases by hand. The menu shows only that.
import { signal } from '@preact/signals';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Dataset, List, Startable } from '../api/types';
import { whenPersonChanges } from './session';

export const datasets = signal<Dataset[]>([]);
export const lists = signal<List[] | null>(null);
export const startable = signal<Startable[]>([]);

async function fill(load: () => Promise<void>): Promise<ApiError | null> {
  try {
    await load();
    return null;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error; // the menu keeps what it has; a page that asked shows why
  }
}
export const refreshDatasets = () =>
  fill(async () => {
    datasets.value = await calls.datasets();
  });
export const refreshLists = () =>
  fill(async () => {
    lists.value = await calls.lists();
  });
export const refreshStartable = () =>
  fill(async () => {
    startable.value = await calls.startable();
  });

whenPersonChanges(() => {
  datasets.value = [];
  lists.value = null;
  startable.value = [];
});
