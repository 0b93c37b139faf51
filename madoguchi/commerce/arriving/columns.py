"""What columns are called in tables, in Japanese and English; names with a dot lie inside of a record."""

COMMON = {
    "id": ("id", "external_id", "ID", "管理番号"),
    "customer": ("customer", "customer_id", "顧客ID", "顧客番号", "会員番号", "お客様番号"),
    "currency": ("currency", "通貨"),
    "status": ("status", "状態", "ステータス"),
}
ADDRESS = {
    "name": ("name", "氏名", "宛名", "お名前"),
    "postal_code": ("postal_code", "zip", "郵便番号", "〒"),
    "region": ("region", "prefecture", "state", "都道府県"),
    "city": ("city", "市区町村"),
    "line1": ("line1", "address1", "address", "番地", "住所", "住所1"),
    "line2": ("line2", "address2", "建物名", "住所2"),
    "company": ("company", "会社名"),
    "phone": ("phone", "電話番号"),
    "country": ("country", "国"),
}
KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "customers": {
        "id": ("id", "customer", "customer_id", "顧客ID", "顧客番号", "会員番号", "お客様番号"),
        "name": ("name", "氏名", "お名前", "名前"),
        "family_name": ("family_name", "last_name", "姓"),
        "given_name": ("given_name", "first_name", "名"),
        "kana": ("kana", "フリガナ", "ふりがな", "氏名カナ"),
        "email": ("email", "mail", "メール", "メールアドレス"),
        "phone": ("phone", "tel", "電話番号", "電話"),
        "language": ("language", "言語"),
        **{f"address.{key}": names for key, names in ADDRESS.items() if key not in ("name", "phone")},
    },
    "products": {
        "id": ("product_id", "商品ID", "id"),
        "code": ("code", "product_code", "商品コード"),
        "name": ("name", "商品名"),
        "name_ja": ("name_ja", "商品名（日本語）"),
        "name_en": ("name_en", "商品名（英語）"),
        "category": ("category", "カテゴリー", "カテゴリ", "分類"),
        "maker": ("maker", "メーカー"),
        "warranty_months": ("warranty_months", "保証月数", "保証期間"),
        "active": ("active", "販売中"),
        "accessories": ("accessories", "付属品・消耗品の商品コード"),
        "fits": ("fits", "対応機種の商品コード"),
        "specs": ("specs", "仕様"),
        "variants.id": ("variant_id", "variants.id", "SKU ID", "単品ID"),
        "variants.sku": ("sku", "SKU", "品番", "型番"),
        "variants.options": ("options", "選択肢", "バリエーション"),
        "variants.price": ("price", "税込価格", "価格"),
        "variants.currency": ("currency", "通貨"),
        "variants.tax_rate": ("tax_rate", "税率"),
        "variants.available": ("available", "在庫あり", "在庫"),
    },
    "orders": {
        **COMMON,
        "number": ("number", "order_number", "order", "注文番号"),
        "company": ("company_id", "法人ID"),
        "email": ("email", "メールアドレス"),
        "placed_at": ("placed_at", "ordered_at", "注文日時", "注文日"),
        "delivery_time": ("delivery_time", "お届け時間帯", "配達時間帯", "時間指定"),
        "promised_on": ("promised_on", "お届け予定日", "配達予定日"),
        "shipped_at": ("shipped_at", "出荷日", "発送日"),
        "delivered_at": ("delivered_at", "配達日", "お届け日"),
        "cancelled_at": ("cancelled_at", "キャンセル日"),
        "total": ("total", "合計", "合計金額"),
        "shipping_fee": ("shipping_fee", "送料"),
        "discount": ("discount", "値引き", "値引"),
        "payment_method": ("payment_method", "支払方法ID"),
        **{f"ship_to.{key}": (f"ship_to.{key}", *(f"お届け先{name}" for name in names), *names)
           for key, names in ADDRESS.items()},
        "lines.id": ("line_id", "lines.id", "明細番号"),
        "lines.variant": ("variant", "variant_id", "sku", "品番", "型番"),
        "lines.product": ("product", "product_id", "商品ID"),
        "lines.name": ("item", "item_name", "商品名", "商品", "品名"),
        "lines.options": ("options", "選択肢", "バリエーション"),
        "lines.quantity": ("quantity", "数量", "個数"),
        "lines.unit_price": ("unit_price", "price", "単価", "税込単価"),
        "lines.tax_rate": ("tax_rate", "税率"),
    },
    "shipments": {
        **COMMON,
        "order": ("order", "order_number", "注文番号"),
        "carrier": ("carrier", "運送会社", "配送業者", "配送会社"),
        "tracking_number": ("tracking_number", "送り状番号", "伝票番号", "追跡番号", "お問い合わせ番号"),
        "shipped_at": ("shipped_at", "発送日", "出荷日"),
        "expected_on": ("expected_on", "お届け予定日", "配達予定日"),
        "delivered_at": ("delivered_at", "配達日", "お届け日"),
        "events.at": ("event_at", "events.at", "日時"),
        "events.code": ("event", "event_code", "events.code", "荷物状況"),
        "events.place": ("place", "events.place", "担当店", "場所"),
        "events.text": ("event_text", "events.text", "詳細"),
    },
    "invoices": {
        "id": ("id", "external_id", "ID", "管理番号"),
        "customer": COMMON["customer"],
        "currency": COMMON["currency"],
        "number": ("number", "invoice_number", "請求番号", "請求書番号"),
        "company": ("company_id", "法人ID"),
        "order": ("order", "order_number", "注文番号"),
        "form": ("form", "書類の種類"),
        "addressee": ("addressee", "宛名", "請求先"),
        "subject": ("subject", "件名"),
        "issued_on": ("issued_on", "請求日", "発行日"),
        "due_on": ("due_on", "支払期限", "お支払い期限", "支払期日"),
        "void": ("void", "取消", "取り消し"),
        "lines.name": ("item", "item_name", "品目", "商品名", "品名"),
        "lines.quantity": ("quantity", "数量", "個数"),
        "lines.unit_price": ("unit_price", "price", "単価", "税込単価"),
        "lines.amount": ("amount", "金額", "税込金額"),
        "lines.tax_rate": ("tax_rate", "税率"),
    },
    "devices": {
        **COMMON,
        "product": ("product", "product_id", "商品ID"),
        "variant": ("variant", "sku", "品番", "型番"),
        "order": ("order", "注文番号"),
        "name": ("name", "製品名"),
        "serial": ("serial", "製造番号"),
        "version": ("version", "バージョン"),
        "bought_on": ("bought_on", "購入日", "お買い上げ日"),
        "warranties.id": ("warranty_id", "保証ID", "保証書番号"),
        "warranties.kind": ("warranty", "保証の種類"),
        "warranties.starts_on": ("starts_on", "保証開始日"),
        "warranties.ends_on": ("ends_on", "保証終了日"),
        "warranties.terms_ja": ("terms_ja", "保証内容"),
        "warranties.terms_en": ("terms_en",),
    },
    "claims": {
        **COMMON,
        "warranty": ("warranty", "warranty_id", "保証ID", "保証書番号"),
        "number": ("number", "受付番号"),
        "symptom": ("symptom", "症状"),
        "opened_at": ("opened_at", "受付日"),
        "settled_at": ("settled_at", "完了日"),
    },
    "subscriptions": {
        **COMMON,
        "product": ("product", "商品ID"),
        "plan": ("plan", "プラン"),
        "amount": ("amount", "金額"),
        "months": ("months", "月数"),
        "started_on": ("started_on", "開始日"),
        "renews_on": ("renews_on", "更新日", "次回更新日"),
        "ends_on": ("ends_on", "終了日"),
    },
    "carts": {
        **COMMON,
        "touched_at": ("touched_at", "updated_at", "更新日時"),
        "order": ("order", "注文ID"),
        "lines.name": ("item", "name", "商品名"),
        "lines.variant": ("variant", "sku", "品番"),
        "lines.quantity": ("quantity", "数量"),
        "lines.unit_price": ("unit_price", "price", "単価"),
    },
    "marketing": {
        **COMMON,
        "campaign": ("campaign", "キャンペーン", "施策名"),
        "channel": ("channel", "媒体", "チャネル"),
        "origin": ("origin", "source", "流入元"),
        "sent_at": ("sent_at", "送信日時"),
        "opened_at": ("opened_at", "開封日時"),
        "clicked_at": ("clicked_at", "クリック日時"),
    },
}  # fmt: skip


def path_of(kind: str, head: str) -> str:
    """The field that a column fills; "" for a column that nobody knows."""
    plain = head.strip().lstrip("\ufeff")
    known = KINDS.get(kind, {})
    if plain.lower() in known:
        return plain.lower()
    return next((path for path, names in known.items() if plain in names or plain.lower() in names), "")


def called(kind: str, field: str, *, japanese: bool) -> str:
    """What people call a field; the field itself where it has no name. A line's field may lack its prefix."""
    known = KINDS.get(kind, {})
    names = known.get(field) or known.get(f"lines.{field}") or known.get(f"address.{field}") or (field,)
    return next((one for one in names if one.isascii() != japanese), field)
