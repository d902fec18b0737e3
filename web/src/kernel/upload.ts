/** Uploads with progress and cancel; refusals are the same `Problem`s as everywhere. */
import { Problem } from "./http";

export type UploadOptions = {
  /** Other fields of the form. */
  fields?: Record<string, string>;
  /** From 0 to 1. */
  progress?: (part: number) => void;
  signal?: AbortSignal;
};

function problemOf(request: XMLHttpRequest): Problem {
  const fallback = { status: request.status, code: `http_${request.status}` };
  try {
    return new Problem({ ...fallback, ...JSON.parse(request.responseText) });
  } catch {
    return new Problem(fallback); // a proxy answered, not the house
  }
}

/** @throws Problem; DOMException "AbortError" when cancelled. */
export function upload<T>(path: string, file: File, { fields = {}, progress, signal }: UploadOptions = {}): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  return new Promise((resolve, reject) => {
    // fetch tells nothing of what has already left.
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("X-CSRF", "1");
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => event.lengthComputable && progress?.(event.loaded / event.total);
    request.onload = () =>
      request.status < 300 ? resolve(JSON.parse(request.responseText) as T) : reject(problemOf(request));
    request.onerror = () => reject(new Problem({ status: 0, code: "offline" }));
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}
