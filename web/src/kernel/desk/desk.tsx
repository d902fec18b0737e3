/** Who may see the shell: nobody yet (login, first run), somebody, or somebody whose session has just ended. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type AnyRouter, RouterProvider } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { type Face, FaceContext } from "../face";
import { call, onSessionEnd, Problem } from "../http";
import { registry } from "../keys/registry";
import { LiveProvider, useLiveKit } from "../live/use";
import { type Me, MeContext, meQuery } from "../session";
import { setTheme, useTheme } from "../theme";
import { Modal } from "../ui/modal";
import { Button, ConfigProvider, enUS, zhCN } from "../ui/semi";
import { Failed } from "../ui/states";
import { User } from "../ui/text";
import { setLanguage, useLanguage, useWords } from "../words/words";
import { Gate, LoginForm } from "./login";

const FirstRun = lazy(() => import("./first-run"));

function GateTools() {
  const t = useWords();
  const { zh } = useLanguage();
  const { dark } = useTheme();
  return (
    <>
      <Button
        theme="borderless"
        type="tertiary"
        aria-label={t("top.language")}
        onClick={() => void setLanguage(zh ? "en" : "zh-CN")}
      >
        <User>{zh ? "English" : "中文"}</User>
      </Button>
      <Button theme="borderless" type="tertiary" onClick={() => setTheme(dark ? "light" : "dark")}>
        {t(dark ? "top.light" : "top.dark")}
      </Button>
    </>
  );
}

function Entrance({ face, done }: { face: Face; done: () => void }) {
  const t = useWords();
  const { data } = useQuery({
    queryKey: ["first_run"],
    queryFn: () => call<{ needed: boolean }>("GET", "/api/shop/first_run"),
    enabled: face.name === "workbench",
    retry: false,
    staleTime: 0,
  });
  if (data?.needed) {
    return (
      <Gate title={t("first.title")} lead={t("first.lead")} tools={<GateTools />}>
        <Suspense>
          <FirstRun done={done} />
        </Suspense>
      </Gate>
    );
  }
  return (
    <Gate
      title={t("login.title")}
      lead={t(face.name === "platform" ? "face.platform" : "face.workbench")}
      tools={<GateTools />}
    >
      <LoginForm done={done} />
    </Gate>
  );
}

/** The page stays as it is behind this; the same person goes on where the session ended. */
function Expired({ face, me, done }: { face: Face; me: Me; done: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const { live } = useLiveKit();
  const after = async () => {
    const now = await queries.fetchQuery({ ...meQuery(face), staleTime: 0 });
    // Another person must not find the first one's page and drafts.
    if (now.id !== me.id || now.shop.id !== me.shop.id) return location.assign("/");
    done();
    live.start();
    await queries.invalidateQueries();
  };
  return (
    <Modal label={t("login.again")} className="expired">
      <h2>{t("login.again")}</h2>
      <p className="sub">{t("login.again_lead")}</p>
      <LoginForm done={() => void after()} />
    </Modal>
  );
}

function SignedIn({
  face,
  me,
  ended,
  resume,
  children,
}: {
  face: Face;
  me: Me;
  ended: boolean;
  resume: () => void;
  children: ReactNode;
}) {
  useEffect(() => registry.owner(me.id), [me.id]);
  return (
    <MeContext.Provider value={me}>
      <LiveProvider person={me.id}>
        {children}
        {ended && <Expired face={face} me={me} done={resume} />}
      </LiveProvider>
    </MeContext.Provider>
  );
}

export function Desk({ face, router }: { face: Face; router: AnyRouter }) {
  const { zh } = useLanguage();
  const [ended, setEnded] = useState(false);
  const { data: me, error, refetch, isPending } = useQuery(meQuery(face));
  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  const enter = () => {
    setEnded(false);
    void refetch();
  };
  const nobody = error instanceof Problem && error.status === 401;
  const inside = () => {
    if (me) {
      return (
        <SignedIn face={face} me={me} ended={ended} resume={() => setEnded(false)}>
          <RouterProvider router={router} />
        </SignedIn>
      );
    }
    if (isPending) return null;
    return nobody ? <Entrance face={face} done={enter} /> : <Failed error={error} again={enter} />;
  };
  return (
    <FaceContext.Provider value={face}>
      <ConfigProvider locale={zh ? zhCN : enUS}>{inside()}</ConfigProvider>
    </FaceContext.Provider>
  );
}
