from roost.kernel.pure.actor import Party, Permission

VIEW = Permission(code="shop.view", label_zh="店铺设置", label_en="Shop settings")
EDIT = Permission(code="shop.edit", label_zh="修改店铺设置", label_en="Change shop settings")
QUOTE = Permission(
    code="shop.quote", label_zh="引用售后规则与地址", label_en="Quote service rules and addresses"
)
PROFILE = Permission(
    code="shop.profile",
    label_zh="切换平台规则档案",
    label_en="Switch the platform profile",
    refusal="只有主账号可以切换平台规则档案",
    owner_only=True,
)
APP_KEYS = Permission(
    code="shop.app_keys",
    label_zh="开放接口密钥",
    label_en="Keys of the open API",
    refusal="只有主账号可以管理开放接口密钥",
    owner_only=True,
)
LIST = Permission(
    code="shop.list",
    label_zh="店铺列表",
    label_en="Shops of the house",
    parties=frozenset({Party.PLATFORM}),
)
