"""How the demo company asks in its web form, and where it is reached on paper, by telephone and in person."""

from madoguchi.channels.api import ContactWays, FormSettings, OwnField, TopicForm

_PRODUCTS = ("register-device", "claim-warranty")
_SAYS = OwnField("表示されている文字", "What the display says")
FORM = FormSettings(
    topics=(
        TopicForm("orders", order="may"),
        TopicForm("delivery", order="may", tasks=("report-lost-parcel",)),
        TopicForm("returns", order="may"),
        TopicForm("refund", order="may"),
        TopicForm("payment", tasks=("pay-bill",)),
        TopicForm("receipt", tasks=("receipt-name",)),
        TopicForm("repair", phone="must", tasks=_PRODUCTS, fields=(_SAYS,),
                  note_ja="本体の底に書かれた型番が分かると、早くご案内できます。写真を添えていただけます。",
                  note_en="With the model number under the device we answer sooner. You may add a photo."),
        TopicForm("rice-cookers", tasks=_PRODUCTS, fields=(_SAYS,)),
        TopicForm("kettles", tasks=_PRODUCTS),
        TopicForm("air-purifiers", tasks=_PRODUCTS),
        TopicForm("moving", tasks=("change-address",)),
        TopicForm("account", tasks=("change-contact",)),
        *(TopicForm(code, offered=False) for code in ("points", "stock", "shops", "recycling", "app")),
        TopicForm("praise"),
    ),
)  # fmt: skip
WAYS = ContactWays(
    phone="+81312345678",
    phone_note_ja="通話料はお客様のご負担となります。電話リレーサービスもご利用いただけます。",
    phone_note_en="Calls are charged by your operator. Relay services are welcome.",
    post_ja="〒100-0001\n東京都千代田区千代田1-1-1\nあおぞら電機 お客様窓口",
    post_en="Aozora Electric, Customer Desk\n1-1-1 Chiyoda, Chiyoda-ku\nTokyo 100-0001, Japan",
    fax="+81312345679",
    shop_ja="銀座店　東京都中央区銀座4-1-1\n梅田店　大阪市北区梅田1-1-1\n博多店　福岡市博多区博多駅前2-1-1",
    shop_en="Ginza, Tokyo\nUmeda, Osaka\nHakata, Fukuoka",
)
