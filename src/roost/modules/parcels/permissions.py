from roost.kernel.pure.actor import Permission

VIEW = Permission(code="parcels.view", label_zh="包裹中心", label_en="Parcel centre")
