import type zh from "./words.zh";

const words: typeof zh = {
  desk: {
    title: "Shops",
    lead: "All shops of this platform",
    name: "Name",
    profile: "Rules of",
    code: "Code",
    id: "Id",
    hours: "Hours",
    opened: "Since",
    go: "See",
    requests: "Requests",
    cases: "Cases",
    none: "No shops yet",
  },
};
export default words;
