import type zh from "./words.zh";

const words: typeof zh = {
  title: "Evidence",
  none: "Nothing yet; what is put in when shipping, inspecting or proving stays here by itself",
  choose: "Choose {{what}}",
  party: { merchant: "Shop", buyer: "Buyer", platform: "Platform", connector: "Other system", system: "System" },
  hang: {
    open: "Keep a proof",
    title: "Keep a proof",
    ok: "Keep",
    file: "Choose a file",
    kind: "Kind",
    note: "Words",
    once: "It is kept for good, with its time, its person and the hash of the file.",
  },
  merge: {
    open: "Bind as PDF ({{n}})",
    title: "Bind {{n}} proofs",
    ok: "Make the PDF",
    lead: "One PDF in the order of choosing, {{most}} proofs at most; it is kept on the order too.",
    note: "What it proves",
    note_hint: "Stands on the first page",
    made: "The PDF is made",
    size: "{{n}} KB",
    kept: "The download has begun; it is kept with the order, too.",
    again: "Download again",
    close: "Close",
  },
  pick: {
    open: "From the order's evidence ({{n}})",
    title: "Evidence of the order",
    take: "Use",
    drop: "Take out",
  },
  refusals: {
    bad_choice: "Choose 1 to {{most}} proofs",
    too_many_pages: "A bound document has at most {{most}} pages",
    merged_too_large: "Bound together it is over 10 MB, choose fewer",
    cannot_merge: "These cannot be bound",
    cannot_bind: "Only pictures and PDFs can be bound",
    other_order: "Only proofs of one order can be bound",
    no_such_module: "There is no such module",
  },
};
export default words;
