import { useState } from "react";
import { Page } from "@/kernel/ui/page";
import { Select } from "@/kernel/ui/select";
import { Button } from "@/kernel/ui/semi";
import { useBoth, useWords } from "@/kernel/words/words";
import { PROFILES } from "../calls";
import { Announcements, Editions } from "../editions";
import { Publish } from "./publish";

export default function Rules() {
  const t = useWords("rules");
  const both = useBoth();
  const [profile, setProfile] = useState("douyin");
  const [writing, setWriting] = useState(false);
  return (
    <Page
      title={t("title")}
      lead={t("lead_platform")}
      acts={
        <>
          <Select
            label={t("profile")}
            value={profile}
            options={PROFILES.map(([value, label]) => ({ value, label: both(label) }))}
            onChange={setProfile}
          />
          <Button theme="solid" onClick={() => setWriting(true)}>
            {t("publish")}
          </Button>
        </>
      }
    >
      <Announcements path="/p/api/rules/announcements" />
      <Editions path={`/p/api/rules/?profile=${profile}`} />
      {writing && <Publish profile={profile} close={() => setWriting(false)} />}
    </Page>
  );
}
