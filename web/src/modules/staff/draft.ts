/** The form of a new account while a post is made for it: kept in memory alone, for there is a phone in it. */
export type Draft = { phone: string; code: string; name: string; post_id: string; im_access: boolean };

export const EMPTY: Draft = { phone: "", code: "", name: "", post_id: "", im_access: true };
type Kept = { values: Draft; sentAt: number | null };
let kept: Kept | null = null;

export const keepDraft = (values: Draft, sentAt: number | null): void => {
  kept = { values, sentAt };
};

/** Once: what was filled in, with the post that has been made meanwhile. */
export function takeDraft(post: string | undefined): Kept {
  const { values, sentAt } = kept ?? { values: EMPTY, sentAt: null };
  kept = null;
  return { values: { ...values, ...(post ? { post_id: post } : {}) }, sentAt };
}
