/** The small picture of a product; its first sign stands in where there is none. */
import { useState } from "react";
import { isOurs } from "@/kernel/ui/picture";

export function Thumb({ image, title, size = 44 }: { image: string; title: string; size?: number }) {
  const [broken, setBroken] = useState(false);
  const style = { width: size, height: size };
  if (!isOurs(image) || broken) {
    return (
      <span className="or-thumb" style={style} aria-hidden="true" data-user>
        {[...title][0] ?? "·"}
      </span>
    );
  }
  return <img className="or-thumb" style={style} src={image} alt="" loading="lazy" onError={() => setBroken(true)} />;
}
