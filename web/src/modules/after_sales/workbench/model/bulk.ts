type Result = { ok: boolean; amount_fen: number };

/** How many go, how many are passed over, and the money of those that go. */
export function summed(rows: readonly Result[]): { can: number; skipped: number; fen: number } {
  const able = rows.filter((r) => r.ok);
  return {
    can: able.length,
    skipped: rows.length - able.length,
    fen: able.reduce((sum, r) => sum + r.amount_fen, 0),
  };
}
