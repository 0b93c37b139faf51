"""The texts a company begins with; it puts its own in their place on the settings page."""

CONSENT = {
    "ja": "送信すると、{policy}に同意したものとして取り扱います。",
    "en": "By sending, you agree to our {policy}.",
}
YOUNGER = {
    "ja": "お手数ですが、保護者の方からお問い合わせくださいますようお願いいたします。",
    "en": "Please ask a parent or guardian to contact us for you.",
}
POLICY = {
    "ja": """\
当社は、お問い合わせの際にお預かりするお客様の個人情報を、次のとおり取り扱います。

## お預かりする情報
お名前、メールアドレス、電話番号などお客様がご入力になった情報、お問い合わせの内容と添付ファイル、ご覧になったヘルプ記事、お問い合わせの日時。

## 利用目的
- お問い合わせへの回答と、それに伴うご連絡
- ご本人の確認
- 対応品質の確認と、商品・サービスの改善

## 第三者への提供
法令に基づく場合を除き、ご本人の同意なく第三者に提供いたしません。業務を委託する場合は、委託先を適切に監督いたします。

## 安全管理
通信の暗号化、担当者ごとの権限、操作の記録により、漏えい・滅失・毀損の防止に努めます。クレジットカード番号とマイナンバーは、入力された場合も保存の前に取り除きます。

## 開示・訂正・利用停止
ご本人からの開示、訂正、利用停止、削除のご請求には、法令に従い遅滞なく応じます。お問い合わせ窓口までご連絡ください。
""",
    "en": """\
This is how we handle the personal data that you give us when you contact us.

## What we keep
What you enter yourself, such as your name, e-mail address and telephone number; \
what you write and attach; the help articles you have read; when you contacted us.

## What for
- To answer you, and to reach you for that purpose
- To make sure that it is you
- To check the quality of our answers and to improve our products and services

## Whom we give it to
Nobody else without your consent, unless the law requires it. Companies that work for us are supervised by us.

## How we protect it
By encrypted connections, rights for each member of staff, and a record of what was done. \
Card numbers and My Numbers are taken out before anything is stored.

## Your rights
You may ask us at any time to show, correct, no longer use, or delete your data. Please contact our support.
""",
}
