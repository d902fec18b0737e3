from roost.kernel.pure.actor import Party, Permission

BOTH = frozenset({Party.MERCHANT, Party.CONNECTOR})

VIEW = Permission(code="parcels.view", label_zh="包裹中心", label_en="Parcel centre", parties=BOTH)
PROVE = Permission(
    code="parcels.prove",
    label_zh="留存称重与面单照片",
    label_en="Keep weighing and label photos",
)
TRACK = Permission(
    code="parcels.track",
    label_zh="物流轨迹上报",
    label_en="Report tracking",
    parties=frozenset({Party.CONNECTOR}),
)
