/**
 * The only file that imports Semi Design. Per component: the barrel makes the build parse thousands of files more.
 * React 19 and its adapter would change this file alone.
 */
export { default as Banner } from "@douyinfe/semi-ui/lib/es/banner";
export { default as Button } from "@douyinfe/semi-ui/lib/es/button";
export { default as Checkbox } from "@douyinfe/semi-ui/lib/es/checkbox";
export { default as ConfigProvider } from "@douyinfe/semi-ui/lib/es/configProvider";
export { default as Dropdown } from "@douyinfe/semi-ui/lib/es/dropdown";
export { default as Input } from "@douyinfe/semi-ui/lib/es/input";
export { default as TextArea } from "@douyinfe/semi-ui/lib/es/input/textarea";
export { default as enUS } from "@douyinfe/semi-ui/lib/es/locale/source/en_US";
export { default as zhCN } from "@douyinfe/semi-ui/lib/es/locale/source/zh_CN";
export { default as Modal } from "@douyinfe/semi-ui/lib/es/modal";
export { default as Popover } from "@douyinfe/semi-ui/lib/es/popover";
export { default as Progress } from "@douyinfe/semi-ui/lib/es/progress";
export { default as Radio } from "@douyinfe/semi-ui/lib/es/radio";
export { default as RadioGroup } from "@douyinfe/semi-ui/lib/es/radio/radioGroup";
export { default as SideSheet } from "@douyinfe/semi-ui/lib/es/sideSheet";
export { default as Switch } from "@douyinfe/semi-ui/lib/es/switch";
export { default as Tabs } from "@douyinfe/semi-ui/lib/es/tabs";
export { default as TabPane } from "@douyinfe/semi-ui/lib/es/tabs/TabPane";
export { default as Tooltip } from "@douyinfe/semi-ui/lib/es/tooltip";
