import type zh from "./words.zh";

const words: typeof zh = {
  title: "Parcels",
  lead: "Where every parcel is",
  none: "No parcels yet",
  none_text: "A parcel appears here when an order is shipped.",
  way: "Tracking",
  of_order: "Tracking",
  whole: "Show all {{n}} entries",
  fewer: "Show fewer",
  no_tracks: "No tracking yet",
  no_tracks_text: "It begins when the carrier picks the parcel up",
  tab: {
    all: "All",
    shipped: "Shipped",
    picked_up: "Picked up",
    in_transit: "In transit",
    out_for_delivery: "Out for delivery",
    delivered: "Delivered",
    refused: "Refused",
    intercepted: "Intercepted",
    returning: "Returning",
    returned: "Returned",
    lost: "Maybe lost",
  },
  col: {
    waybill: "Waybill",
    carrier: "Carrier",
    order: "Order",
    status: "State",
    last: "Latest",
    shipped: "Shipped",
    picked_up: "Picked up",
    delivered: "Delivered",
  },
  filter: { waybill: "Waybill" },
};

export default words;
