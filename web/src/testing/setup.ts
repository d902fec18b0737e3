import { cleanup } from "@testing-library/react";
import { afterEach, beforeAll, vi } from "vitest";
import { clearToasts } from "@/kernel/ui/toast";
import { startWords } from "@/kernel/words/words";

beforeAll(() => startWords("zh-CN"));

afterEach(() => {
  cleanup();
  clearToasts();
  localStorage.clear();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});
