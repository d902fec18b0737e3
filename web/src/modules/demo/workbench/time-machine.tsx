import { useEffect, useState } from "react";
import { useAsk, useDeed } from "@/kernel/ask";
import { noteServerNow } from "@/kernel/clock";
import { IconForward, IconHistory } from "@/kernel/ui/icons";
import { Button, Dropdown } from "@/kernel/ui/semi";
import { When } from "@/kernel/ui/text";
import { useWords } from "@/kernel/words/words";

type Face = { now: string; real: string; speed: number };
const JUMPS: [string, number][] = [
  ["m10", 10],
  ["h1", 60],
  ["h12", 12 * 60],
  ["d1", 24 * 60],
  ["d7", 7 * 24 * 60],
];
const FAST = 60;
const LOOK_MS = 5_000;
const DEMO = "roost_demo=1"; // the page's cookie: elsewhere nobody asks for what is not there

/** Jumps and 60×: the house's own clocks ring on the way, each at its instant. */
export default function TimeMachine() {
  const t = useWords("demo");
  const { data, isError } = useAsk<Face>("/api/demo/time", undefined, {
    everyMs: LOOK_MS,
    enabled: document.cookie.includes(DEMO),
  });
  const [at, setAt] = useState<Face>();
  const jump = useDeed<{ minutes: number }, Face>({ path: "/api/demo/jump", done: setAt });
  const speed = useDeed<{ fast: boolean }, Face>({ path: "/api/demo/speed", done: setAt });
  const face = at && data && at.now > data.now ? at : data;
  useEffect(() => {
    const received = performance.now();
    if (face) noteServerNow(face.now, received, received);
  }, [face]);
  if (isError || !face) return null;
  const fast = face.speed === FAST;
  return (
    <span className="time-machine">
      <Dropdown
        trigger="click"
        render={
          <Dropdown.Menu>
            {JUMPS.map(([key, minutes]) => (
              <Dropdown.Item key={key} onClick={() => jump.mutate({ minutes })}>
                {t(`jump.${key}`)}
              </Dropdown.Item>
            ))}
          </Dropdown.Menu>
        }
      >
        <Button theme="borderless" icon={<IconHistory />} loading={jump.isPending} aria-label={t("label")}>
          <When at={face.now} />
        </Button>
      </Dropdown>
      <Button
        theme={fast ? "solid" : "borderless"}
        size="small"
        icon={<IconForward />}
        aria-pressed={fast}
        onClick={() => speed.mutate({ fast: !fast })}
      >
        60×
      </Button>
    </span>
  );
}
