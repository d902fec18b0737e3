/** The guest at the buyer's page. */
import { createContext, useContext } from "react";

export type BuyerMe = {
  id: string;
  name: string;
  guest: boolean;
  phone_masked: string;
  shop: { id: string; name: string };
  now: string;
};

export const BuyerContext = createContext<BuyerMe | null>(null);

export function useBuyer(): BuyerMe {
  const me = useContext(BuyerContext);
  if (!me) throw new Error("nobody has entered");
  return me;
}
