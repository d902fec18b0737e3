/** A link to one conversation opens it in the reception. */
import { Navigate } from "@tanstack/react-router";
import { useParam } from "@/kernel/ui/link";

export default function One() {
  const id = useParam("id");
  return <Navigate to={"/conversations" as "/"} search={{ c: id } as never} replace />;
}
