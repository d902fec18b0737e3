import { Nothing } from "@/kernel/ui/states";
import { User, When } from "@/kernel/ui/text";
import { useBoth, useWords } from "@/kernel/words/words";
import type { Track } from "../calls";

/** What the carrier told, the newest first. */
export function Timeline({ tracks, most = 0 }: { tracks: Track[]; most?: number }) {
  const t = useWords("parcels");
  const both = useBoth();
  const shown = most > 0 ? tracks.slice(0, most) : tracks;
  if (tracks.length === 0) return <Nothing title={t("no_tracks")} text={t("no_tracks_text")} />;
  return (
    <ol className="parcels-tracks">
      {shown.map((track) => (
        <li key={`${track.at}${track.kind}${track.text}`}>
          <b>{both(track)}</b>
          <When at={track.at} />
          {track.text && (
            <p>
              <User>{track.text}</User>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
