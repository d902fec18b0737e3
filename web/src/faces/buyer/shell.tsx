/** The buyer's page: a guest enters a shop by its code, then everything hangs on that session. */
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { type ComponentType, lazy, StrictMode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { CardsContext, cardsOf } from "@/kernel/buyer/cards";
import { Guard } from "@/kernel/buyer/guard";
import type { BuyerManifest, BuyerRoute } from "@/kernel/buyer/manifest";
import { ErrorNote, Screen, Waiting } from "@/kernel/buyer/parts";
import { Go, go, matchPath, ParamsContext, usePath } from "@/kernel/buyer/path";
import { BuyerContext, type BuyerMe } from "@/kernel/buyer/session";
import { setChinese, useChinese, useSay } from "@/kernel/buyer/words";
import { FACES, FaceContext } from "@/kernel/face";
import { call, onSessionEnd, Problem } from "@/kernel/http";
import { LiveProvider, useLiveKit, useLiveState } from "@/kernel/live/use";

type Page = { path: string; Part: ComponentType };
type Files = Record<string, { default: BuyerManifest }>;

const pagesOf = (manifests: BuyerManifest[]): Page[] =>
  manifests.flatMap((m) => m.routes.map(({ path, page }) => ({ path, Part: lazy(page) })));

/** The shop is named by `/s/<code>`, which its link and QR carry. */
const shopCode = (path: string): string | null => matchPath("/s/$code", path)?.code ?? null;

const KEPT = "roost.shop";

/** By the code in the address; later by the session, and when that has ended by the code it began with. */
async function whoAmI(code: string | null): Promise<BuyerMe> {
  const enter = (shop_code: string) => call<BuyerMe>("POST", "/b/api/buyers/enter", { shop_code });
  if (code !== null) {
    localStorage.setItem(KEPT, code);
    return enter(code);
  }
  try {
    return await call<BuyerMe>("GET", "/b/api/buyers/me");
  } catch (error) {
    const kept = localStorage.getItem(KEPT);
    if (kept && error instanceof Problem && error.status === 401) return enter(kept);
    throw error;
  }
}

function LanguageSwitch() {
  const chinese = useChinese();
  return (
    <button
      type="button"
      className="b-lang"
      onClick={() => setChinese(!chinese)}
      lang={chinese ? "en" : "zh-CN"}
      data-user
    >
      {chinese ? "EN" : "中文"}
    </button>
  );
}

/** The tab of a page below it, such as an order's, stays the current one. */
function Tabs({ routes }: { routes: BuyerRoute[] }) {
  const say = useSay();
  const path = usePath();
  return (
    <nav className="b-tabs" aria-label={say({ zh: "主导航", en: "Main navigation" })}>
      {routes.map((r) => (
        <Go key={r.path} to={r.path} current={`${path}/`.startsWith(`${r.path}/`)}>
          {say(r.title)}
        </Go>
      ))}
      <LanguageSwitch />
    </nav>
  );
}

function Outlet({ pages, home }: { pages: Page[]; home: string | undefined }) {
  const say = useSay();
  const path = usePath();
  const found = pages.map((page) => ({ page, params: matchPath(page.path, path) })).find(({ params }) => params);
  const lost = path === "/" || shopCode(path) !== null;
  useEffect(() => {
    if (lost && home) go(home, true);
  }, [lost, home]);
  if (!found) {
    return (
      <Screen title={say({ zh: "没有这个页面", en: "Page not found" })}>
        <p className="b-waiting">
          <Go to="/">{say({ zh: "回到首页", en: "Go home" })}</Go>
        </p>
      </Screen>
    );
  }
  const { Part } = found.page;
  return (
    <ParamsContext.Provider value={found.params ?? {}}>
      <Guard key={path}>
        <Suspense fallback={<Waiting />}>
          <Part />
        </Suspense>
      </Guard>
    </ParamsContext.Provider>
  );
}

/** An ended session is followed by another one of the same shop; the line begins again with it. */
function ComeBack({ enter }: { enter: () => Promise<unknown> }) {
  const { live } = useLiveKit();
  const ended = useLiveState().phase === "ended";
  useEffect(() => {
    if (ended) void enter().then(() => live.start());
  }, [ended, enter, live]);
  return null;
}

function Shell({ manifests }: { manifests: BuyerManifest[] }) {
  const say = useSay();
  // Read once: the address goes on to the first page, the person stays.
  const [code] = useState(() => shopCode(location.pathname));
  const pages = useMemo(() => pagesOf(manifests), [manifests]);
  const cards = useMemo(() => cardsOf(manifests), [manifests]);
  const { data: me, error, refetch } = useQuery({ queryKey: ["buyer"], queryFn: () => whoAmI(code), retry: 1 });
  useEffect(() => onSessionEnd(() => void refetch()), [refetch]);
  const enter = useCallback(() => refetch(), [refetch]);
  if (error && !me) {
    return (
      <Screen title={say({ zh: "暂时无法进入", en: "Cannot enter now" })}>
        {error instanceof Problem && error.status === 401 ? (
          <p className="b-waiting">
            {say({ zh: "请从店铺的链接或二维码进入", en: "Please come in by the shop's link or QR code" })}
          </p>
        ) : (
          <ErrorNote error={error} />
        )}
      </Screen>
    );
  }
  if (!me) return <Waiting />;
  const routes = manifests
    .flatMap((m) => m.routes)
    .filter((r) => !r.hidden && !r.path.includes("$"))
    .sort((a, b) => (a.order ?? 100) - (b.order ?? 100));
  return (
    <BuyerContext.Provider value={me}>
      <LiveProvider key={me.id} person={me.id}>
        <ComeBack enter={enter} />
        <div className="b-page">
          <CardsContext.Provider value={cards}>
            <Outlet pages={pages} home={routes[0]?.path} />
          </CardsContext.Provider>
          <Tabs routes={routes} />
        </div>
      </LiveProvider>
    </BuyerContext.Provider>
  );
}

export function startBuyer(files: Files): void {
  const manifests = Object.values(files).map((f) => f.default);
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 15_000,
        retry: (n, e) => n < 2 && !(e instanceof Problem && e.status >= 400),
      },
    },
  });
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <FaceContext.Provider value={FACES.buyer}>
          <Shell manifests={manifests} />
        </FaceContext.Provider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
