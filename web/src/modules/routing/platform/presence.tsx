/** Online, busy or offline at the platform's own desk; while it is drawn, its socket says that one is there. */
import { AtHome } from "@/kernel/live/use";
import { useMe } from "@/kernel/session";
import PresenceControl from "../workbench/parts/presence";

export default function PlatformPresence() {
  const me = useMe();
  if (!me.im_access) return null;
  return (
    <AtHome>
      <PresenceControl />
    </AtHome>
  );
}
