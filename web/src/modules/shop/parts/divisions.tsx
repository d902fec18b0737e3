/** Province, city, district: each list is asked when the one above is chosen. */
import { useEffect, useState } from "react";
import { useAsk } from "@/kernel/ask";
import { Select } from "@/kernel/ui/select";
import { useWords } from "@/kernel/words/words";
import type { Division } from "../calls";

const useLevel = (parent: string | null) =>
  useAsk<Division[]>(parent === null ? null : "/api/shop/divisions", { parent: parent ?? "" });

type Props = {
  value: string;
  change: (code: string) => void;
  id: string;
  invalid: boolean;
  describedby: string | undefined;
};

/** Codes grow level by level: a district begins with its city's code, a city with its province's. */
const PROVINCE = 2;
const CITY = 4;

export function Divisions({ value, change, id, invalid, describedby }: Props) {
  const t = useWords("shop");
  const [province, setProvince] = useState(value.slice(0, PROVINCE));
  const [city, setCity] = useState(value.slice(0, CITY));
  useEffect(() => {
    if (!value) return;
    setProvince(value.slice(0, PROVINCE));
    setCity(value.slice(0, CITY));
  }, [value]);
  const options = (of: Division[] | undefined) => (of ?? []).map((d) => ({ value: d.code, label: d.name }));
  const provinces = useLevel("");
  const cities = useLevel(province || null);
  const districts = useLevel(city || null);
  return (
    <div className="shop-divisions" data-user>
      <Select
        id={id}
        aria-describedby={describedby}
        aria-invalid={invalid}
        label={t("addresses.province")}
        value={province}
        options={options(provinces.data)}
        onChange={(next) => {
          setProvince(next);
          setCity("");
          change("");
        }}
      />
      <Select
        label={t("addresses.city")}
        value={city}
        disabled={!province}
        options={options(cities.data)}
        onChange={(next) => {
          setCity(next);
          change("");
        }}
      />
      <Select
        label={t("addresses.district")}
        value={value}
        disabled={!city}
        options={options(districts.data)}
        onChange={change}
      />
    </div>
  );
}
