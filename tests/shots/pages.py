"""Every page that bin/shots photographs. A new page joins by one line: name, address, who looks.

`click` is what to click after the page has loaded, for pages whose address holds a number.
"""

from dataclasses import dataclass

STAFF = ("agent", "supervisor", "editor", "administrator")


@dataclass(frozen=True)
class Page:
    """One page and who looks at it: "customer" or a role of staff."""

    name: str
    url: str
    role: str = "customer"
    click: str = ""


PAGES = (
    Page("gallery", "/ui/"),
    Page("help", "/help/"),
    Page("help-category", "/help/", click="main a[href*='kettles']"),
    Page("help-article", "/help/search/?q=ケトル", click=".help-hit-title a"),
    Page("help-search", "/help/search/?q=ケトル"),
    Page("chat", "/chat/"),
    Page("chat-answered", "/chat/", "visitor"),
    Page("chat-frame", "/chat/frame/"),
    Page("identity", "/me/"),
    Page("sign-in", "/account/login/"),
    Page("not-found", "/nowhere/"),
    Page("help-tree", "/help/search/?q=空気清浄機の風が弱いときの確認手順", click=".help-hit-title a"),
    Page("help-issue", "/help/search/?q=アプリにフィルターの残量が表示されない", click=".help-hit-title a"),
    Page("help-policy", "/help/search/?q=製品保証規定", click=".help-hit-title a"),
    Page("knowledge-notices", "/knowledge/notices/", "supervisor"),
    Page("knowledge-notice", "/knowledge/notices/new/", "editor"),
    Page("demo-mail", "/demo/mail/"),
    Page("demo-shop", "/demo/shop/?as=sato"),
    Page("chat-help", "/chat/help/?q=ケトル"),
    Page("chat-app", "/chat/?embed=app"),
    Page("settings-widget", "/settings/widget/", "administrator"),
    Page("desk-agent", "/desk/", "agent"),
    Page("desk-queue", "/desk/?view=queue", "supervisor"),
    Page("desk-late", "/desk/?view=overdue", "supervisor"),
    Page("desk-promise", "/desk/?view=overdue", "supervisor", click=".talk-row > .promise"),
    Page("desk-conversation", "/desk/", "agent", click="main a[href*='/desk/c/']"),
    Page("desk-search", "/desk/search/?q=返品", "supervisor"),
    Page("desk-customer-search", "/desk/search/?q=タカサキ", "supervisor"),
    Page("desk-supervisor", "/desk/", "supervisor"),
    Page("desk-editor", "/desk/", "editor"),
    Page("insights-today", "/insights/", "supervisor"),
    Page("insights-month", "/insights/months/", "supervisor"),
    Page("insights-rows", "/insights/", "supervisor", click="#board .stat-value a"),
    Page("insights-watch", "/insights/", "supervisor", click=".insights-acts a"),
    Page("knowledge-board", "/knowledge/", "editor"),
    Page("knowledge-gaps", "/knowledge/gaps/", "editor"),
    Page("knowledge-gap", "/knowledge/gaps/", "editor", click=".gap-line a"),
    Page("knowledge-health", "/knowledge/health/", "editor"),
    Page("knowledge-reviews", "/knowledge/reviews/", "editor"),
    Page("knowledge-duplicates", "/knowledge/duplicates/", "editor"),
    Page("knowledge-order", "/knowledge/order/", "editor"),
    Page("settings-replies", "/settings/replies/", "supervisor"),
    Page("settings-reply", "/settings/replies/", "supervisor", click=".article-line-heading"),
    Page("settings", "/settings/", "administrator"),
    Page("settings-brand", "/settings/brand/", "administrator"),
    Page("legal-privacy", "/legal/privacy/"),
    Page("legal-external", "/legal/external/"),
    Page("settings-legal", "/settings/legal/", "administrator"),
    Page("settings-hours", "/settings/hours/", "administrator"),
    Page("settings-targets", "/settings/targets/", "administrator"),
    Page("settings-staff", "/settings/staff/", "administrator"),
    Page("settings-person", "/settings/staff/", "administrator", click=".people-name"),
    Page("settings-invite", "/settings/staff/new/", "administrator"),
    Page("settings-teams", "/settings/teams/", "administrator"),
    Page("settings-team", "/settings/teams/", "administrator", click=".people-name"),
    Page("settings-roles", "/settings/roles/", "administrator"),
    Page("settings-sign-in", "/settings/sign-in/", "administrator"),
    Page("settings-single-sign-on", "/settings/single-sign-on/", "administrator"),
    Page("settings-audit", "/settings/audit/", "administrator"),
    Page("account", "/account/", "agent"),
    Page("account-second-factor", "/account/second-factor/?welcome=1", "agent"),
    Page("account-app", "/account/second-factor/app/", "agent"),
    Page("account-passkey", "/account/passkeys/new/", "agent"),
    Page("account-devices", "/account/devices/", "agent"),
    Page("account-password", "/account/password/change/", "agent"),
    Page("invitation-gone", "/account/invitation/nothing/"),
    Page("settings-mail", "/settings/mail/", "administrator"),
    Page("settings-vocabulary", "/settings/vocabulary/", "administrator"),
    Page("settings-file", "/settings/file/", "administrator"),
    Page("knowledge-articles", "/knowledge/articles/", "editor"),
    Page("knowledge-article", "/knowledge/articles/", "editor", click=".article-line-heading"),
    Page("knowledge-history", "/knowledge/articles/1/history/", "editor"),
    Page("knowledge-products", "/knowledge/products/", "editor"),
    Page("knowledge-product", "/knowledge/products/", "editor", click=".article-line-heading"),
    Page("knowledge-synonyms", "/knowledge/synonyms/", "editor"),
    Page("knowledge-blocks", "/knowledge/blocks/", "editor"),
    Page("knowledge-block", "/knowledge/blocks/new/", "editor"),
    Page("knowledge-new", "/knowledge/articles/new/", "editor"),
    Page("knowledge-text", "/knowledge/articles/1/text/", "editor"),
    Page("knowledge-style", "/knowledge/style/", "editor"),
    Page("knowledge-categories", "/knowledge/categories/", "editor"),
    Page("settings-health", "/settings/health/", "administrator"),
    Page("settings-jobs", "/settings/jobs/", "administrator"),
    Page("editorial-imports", "/knowledge/imports/", "editor"),
    Page("editorial-exports", "/knowledge/exports/", "editor"),
    Page("settings-api", "/settings/api/", "administrator"),
    Page("api-docs", "/api/v1/"),
    Page("settings-blocks", "/settings/blocks/", "administrator"),
    Page("desk-notifications", "/desk/notifications/", "agent"),
    Page("desk-notification-choices", "/desk/notifications/choices/", "agent"),
    Page("desk-new-list", "/desk/views/new/", "supervisor"),
    Page("desk-administrator", "/desk/", "administrator"),
)
