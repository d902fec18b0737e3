export default {
  label: "Time machine",
  jump: {
    m10: "Forward 10 minutes",
    h1: "Forward 1 hour",
    h12: "Forward 12 hours",
    d1: "Forward 1 day",
    d7: "Forward 7 days",
  },
};
