/** What the pages of accounts and posts ask and do, on whichever face they stand. */
import { type Step, useAsk } from "@/kernel/ask";
import { useFace } from "@/kernel/face";

export type Person = {
  id: string;
  name: string;
  phone_masked: string;
  owner: boolean;
  im_access: boolean;
  status: "authorized" | "disabled" | "unbound" | "deleted";
  status_zh: string;
  status_en: string;
  version: number;
  joined: string;
  steps: Step[];
  post?: { id: string; name: string } | null;
};

export type Post = {
  id: string;
  name: string;
  description: string;
  grants: string[];
  people: number;
  version: number;
};

export type Twig = { code: string; label_zh: string; label_en: string };
/** One module, named as in the navigation. */
export type Branch = {
  module: string;
  group_zh: string;
  group_en: string;
  label_zh: string;
  label_en: string;
  permissions: Twig[];
};

/** The module's doors on this face. */
export const useDoor = (): string => `${useFace().api}/staff`;

export function usePosts() {
  return useAsk<{ items: Post[] }>(`${useDoor()}/posts`);
}

export function useTree() {
  return useAsk<Branch[]>(`${useDoor()}/permissions`);
}
