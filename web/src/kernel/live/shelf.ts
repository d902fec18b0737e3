/** Where unsent letters lie: IndexedDB, one database a person, so that nobody sends for somebody else. */
import type { Letter, Shelf } from "./outbox";

const STORE = "letters";

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "client_id" });
  return done(request);
}

/** Keeps letters in memory only: tests, and browsers that refuse storage. */
export function memoryShelf(kept: Letter[] = []): Shelf {
  const letters = new Map(kept.map((l) => [l.client_id, l]));
  return {
    all: async () => [...letters.values()],
    put: async (letter) => void letters.set(letter.client_id, letter),
    drop: async (client_id) => void letters.delete(client_id),
  };
}

export function storedShelf(person: string): Shelf {
  if (typeof indexedDB === "undefined") return memoryShelf();
  const fallback = memoryShelf();
  const base = opened(`roost-outbox-${person}`).catch(() => null);
  const store = async (mode: IDBTransactionMode) => (await base)?.transaction(STORE, mode).objectStore(STORE);
  return {
    all: async () => {
      const s = await store("readonly");
      return s ? done<Letter[]>(s.getAll()) : fallback.all();
    },
    put: async (letter) => {
      const s = await store("readwrite");
      if (s) await done(s.put(letter));
      else await fallback.put(letter);
    },
    drop: async (client_id) => {
      const s = await store("readwrite");
      if (s) await done(s.delete(client_id));
      else await fallback.drop(client_id);
    },
  };
}
