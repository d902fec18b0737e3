/** 店铺设置: name, hours, profile, automatic texts, and how the platform is reached. */
import { Page } from "@/kernel/ui/page";
import { Failed, Waiting } from "@/kernel/ui/states";
import { useWords } from "@/kernel/words/words";
import { useSettings } from "../calls";
import { Basics } from "../parts/basics";
import { ContactPlatform, Profile } from "../parts/profile";
import { Sections } from "../parts/sections";
import { Texts } from "../parts/texts";
import "../shop.css";

export default function BasicsPage() {
  const t = useWords("shop");
  const { data, error, refetch } = useSettings();
  return (
    <Page title={t("title")}>
      <Sections />
      {error && !data && <Failed error={error} again={() => void refetch()} module="shop" />}
      {!data && !error && <Waiting rows={8} />}
      {data && (
        <div className="shop-columns">
          <div className="stack">
            <Basics key={`b${data.version}`} of={data} />
            <Texts key={`t${data.version}`} of={data} />
          </div>
          <div className="stack">
            <Profile of={data} />
            <ContactPlatform of={data} />
          </div>
        </div>
      )}
    </Page>
  );
}
