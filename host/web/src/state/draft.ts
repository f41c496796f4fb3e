// Keeps what is being entered: soon after each change on the host, and in this tab's own memory while the host cannot be
// reached. One keeper a task; requests never overtake each other.
import { signal } from '@preact/signals';
import { ApiError } from '../api/client';
import type { Answers, DraftContent } from '../api/types';

export type Saved =
  | { kind: 'none' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' } // the host cannot be reached; tried again by itself
  | { kind: 'conflict'; at: string | null; theirs: DraftContent; revision: number }
  | { kind: 'refused' };

interface StoredDraft {
  revision: number;
  saved_at?: string;
  forms?: Record<string, Answers>;
  note?: string;
}
export interface Places {
  put(content: DraftContent, revision: number | null, keepalive: boolean): Promise<{ revision: number; saved_at: string }>;
  /** This tab's memory for what the host does not have yet. */
  remember(content: DraftContent | null): void;
}

const QUIET_MS = 700;
const RETRY_MS = 4_000;

export class DraftKeeper {
  readonly saved = signal<Saved>({ kind: 'none' });
  private pending: DraftContent | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underWay: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly places: Places,
    private revision: number | null,
    savedAt: string | null = null,
  ) {
    if (savedAt) this.saved.value = { kind: 'saved', at: savedAt };
  }

  change(content: DraftContent) {
    if (this.closed) return;
    this.pending = content;
    if (this.saved.value.kind === 'conflict') return; // a person chooses first
    this.places.remember(content);
    if (this.saved.value.kind !== 'waiting') this.saved.value = { kind: 'saving' };
    this.later(QUIET_MS);
  }

  /** Saves at once what is not saved yet. */
  async flush(keepalive = false): Promise<void> {
    clearTimeout(this.timer);
    if (keepalive && this.pending && !this.underWay) {
      void this.places.put(this.pending, this.revision, true).catch(() => {}); // the page goes; nobody is left to tell
      return;
    }
    await this.underWay;
    if (!this.pending || this.closed || this.saved.value.kind === 'conflict') return;
    this.underWay = this.save(this.pending).finally(() => {
      this.underWay = null;
    });
    await this.underWay;
  }

  /** After a conflict: go on with what stands here, or take the other one. */
  keepMine() {
    if (this.saved.value.kind !== 'conflict') return;
    this.revision = this.saved.value.revision;
    this.saved.value = { kind: 'saving' };
    void this.flush();
  }
  takeTheirs(): DraftContent | null {
    if (this.saved.value.kind !== 'conflict') return null;
    const { theirs, revision, at } = this.saved.value;
    this.revision = revision;
    this.pending = null;
    this.places.remember(null);
    this.saved.value = at ? { kind: 'saved', at } : { kind: 'none' };
    return theirs;
  }

  /** The task is decided: its draft is of no more use. */
  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.pending = null;
    this.places.remember(null);
  }

  private later(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async save(content: DraftContent): Promise<void> {
    try {
      const answer = await this.places.put(content, this.revision, false);
      this.revision = answer.revision;
      if (this.pending === content) {
        this.pending = null;
        this.places.remember(null);
        this.saved.value = { kind: 'saved', at: answer.saved_at };
      } else this.later(QUIET_MS);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 412) this.conflict(error);
      else if (error.status === 401)
        this.saved.value = { kind: 'waiting' }; // until the person is back
      else if (error.passing || error.status === 429) {
        this.saved.value = { kind: 'waiting' };
        this.later((error.retryAfterSeconds ?? 0) * 1000 || RETRY_MS);
      } else this.saved.value = { kind: 'refused' };
    }
  }

  private conflict(error: ApiError) {
    const stored = (error.body as { draft?: StoredDraft } | null)?.draft;
    if (!stored) {
      this.saved.value = { kind: 'refused' };
      return;
    }
    this.saved.value = {
      kind: 'conflict',
      at: stored.saved_at ?? null,
      theirs: { forms: stored.forms ?? {}, note: stored.note },
      revision: stored.revision,
    };
  }
}
