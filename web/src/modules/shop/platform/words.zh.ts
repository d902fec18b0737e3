export default {
  desk: {
    title: "店铺列表",
    lead: "本平台的全部店铺",
    name: "店铺名称",
    profile: "规则档案",
    code: "店铺码",
    id: "店铺编号",
    hours: "服务时间",
    opened: "开店日期",
    go: "查看",
    requests: "服务单",
    cases: "售后",
    none: "还没有店铺",
  },
};
