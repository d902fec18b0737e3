import type zh from "./words.zh";

const words: typeof zh = {
  rule: {
    liability: "Liable",
    amount: "Amount",
    amount_hint: "Empty: all that was asked, {{all}}",
    amount_needed: "This case asked for no amount: fill one in",
    amount_bad: "This is no amount",
    why: "Ruling",
    step_in: "Why the platform steps in",
    note: "Words to both sides",
  },
  ruled: {
    rule_for_buyer: "For the buyer: refunded at once at the cost of whoever is liable; this cannot be undone",
    rule_for_merchant: "For the shop: the case closes, nothing is refunded",
    intervene: "The clocks of both sides stop, the platform looks into it",
    request_evidence: "The shop is asked urgently for proof",
    negotiate: "Both sides are to talk first",
    ask_address: "The shop has 24 hours to complete the return address; being late weakens its appeals",
    end_intervention: "Ends the intervention; the clocks go on",
    use_default_address: "Sends the shop's default return address to the buyer",
    to_refund_only: "Refunds the buyer without a return; this cannot be undone",
  },
  desk: {
    home: "Cases that wait for a ruling",
    home_all: "See all",
    title: "Interventions",
    lead: "Cases of all shops for which the platform was called in, the most urgent first",
    in: "Under way",
    all: "All cases",
    by: "Called by",
    since: "Since",
    shop: "Shop",
    shop_id: "Shop id",
    facts: "Intervention",
    none: "No intervention waits",
    none_text: "They appear here once a buyer, a shop or the platform calls for one.",
    open: "Open for a buyer",
    open_go: "Open",
    open_text:
      "For parcels without any tracking: opens a refund in the buyer's name that does not count as one of their requests.",
    order_id: "Order id",
  },
};

export default words;
