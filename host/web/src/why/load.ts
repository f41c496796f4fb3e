// The reasons of one number, fetched when they are looked at; again when the case has moved on.
import { useEffect, useState } from 'preact/hooks';
import * as calls from '../api/calls';
import { ApiError } from '../api/client';
import type { Why } from '../api/types';

export interface Loaded {
  why: Why | null;
  error: ApiError | null;
  again: () => void;
}
export function useWhy(caseId: string, field: string | undefined, version?: number): Loaded {
  const [found, setFound] = useState<{ of: string; why: Why | null; error: ApiError | null } | null>(null);
  const of = `${caseId} ${field}`;
  const load = async () => {
    if (!field) return;
    try {
      const why = await calls.why(caseId, field);
      setFound({ of, why, error: null });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFound({ of, why: null, error });
    }
  };
  useEffect(() => void load(), [of, version]);
  const current = found?.of === of ? found : null; // never another number's reasons
  return { why: current?.why ?? null, error: current?.error ?? null, again: () => void load() };
}
