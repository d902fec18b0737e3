/** The reception desk: who is there, with how much room, and what is switched on. */
import { type Step, useAsk, useDeed } from "@/kernel/ask";
import { HOME } from "@/kernel/face";

export type Presence = "online" | "busy" | "offline";
export type AgentView = {
  id: string;
  name: string;
  status: Presence;
  version: number;
  since: string;
  lost_at: string | null;
  /** Null where one may not know it: the numbers of others are the owner's to see. */
  capacity: number | null;
  open: number | null;
  weight: number | null;
  suggested_weight: number | null;
  asked_to_raise: boolean;
  steps: Step[];
};
export type Switches = {
  online_service: boolean;
  offline_assignment: boolean;
  weighted: boolean;
  last_agent_first: boolean;
  busy_blocks_all: boolean;
};
export type SettingsView = Switches & { capacity_by_owner: boolean };
export type QueueView = {
  items: { id: string; position: number; waited_seconds: number; estimate_seconds: number | null }[];
  waiting: number;
  reason: string | null;
  reason_zh: string;
  reason_en: string;
  online: number;
  full: number;
  busy: number;
};

const BASE = `${HOME}/routing`;
export const LEAST = 1;
export const MOST = 50;
const EVERY_MS = 15_000;

export const useMyDesk = (wanted: boolean) =>
  useAsk<AgentView | null>(wanted ? `${BASE}/me` : null, undefined, { everyMs: EVERY_MS });
export const ME = `${BASE}/me`;
export const useGo = () => useDeed<{ to: Presence }, AgentView>({ path: `${BASE}/me/presence` });
export const useMyCapacity = () =>
  useDeed<{ capacity: number }, AgentView>({ path: `${BASE}/me/capacity`, method: "PUT" });
export const useAgents = () => useAsk<{ items: AgentView[] }>(`${BASE}/agents`);
export const useCapacityOf = (id: string) =>
  useDeed<{ capacity: number }, AgentView>({ path: `${BASE}/agents/${id}/capacity`, method: "PUT" });
export const useWeightOf = (id: string) =>
  useDeed<{ weight: number }, AgentView>({ path: `${BASE}/agents/${id}/weight`, method: "PUT" });
export const useSettings = () => useAsk<SettingsView>(`${BASE}/settings`);
export const useSetSwitches = () => useDeed<Switches, SettingsView>({ path: `${BASE}/settings`, method: "PUT" });
export const useSetByOwner = () =>
  useDeed<{ on: boolean }, SettingsView>({ path: `${BASE}/settings/capacity_by_owner`, method: "PUT" });
export const useQueue = () => useAsk<QueueView>(`${BASE}/queue`, undefined, { everyMs: EVERY_MS });
export const wakePath = (id: string) => `${BASE}/agents/${id}/wake`;
export const SUGGEST = `${BASE}/relief/suggest`;
export const TRANSFER_ALL = `${HOME}/conversations/transfer_all`;
