"""The staff menu, top to bottom. A line is shown when its page exists and the role fits."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madoguchi.ui.shapes import MenuItem, SettingsPage

MANAGERS = ("administrator", "editor", "supervisor")
DESK_ROLES = ("agent", "supervisor", "administrator")
EDITORS, KEEPERS, READERS = ("editor",), ("supervisor", "editor"), ("agent", "supervisor", "editor")

STAFF: tuple[MenuItem, ...] = (
    MenuItem(label=_("Inbox"), url_name="desk:inbox", icon="inbox", slot="menu_inbox"),
    MenuItem(label=_("Customers"), url_name="desk:customers", icon="users-round", roles=DESK_ROLES),
    MenuItem(
        label=pgettext_lazy("menu", "Returns and refunds"),
        url_name="desk:waiting",
        icon="undo-2",
        roles=DESK_ROLES,
        slot="menu_waiting",
    ),
    MenuItem(
        label=pgettext_lazy("menu", "Replies to approve"),
        url_name="desk:approvals",
        icon="clipboard-check",
        roles=("supervisor", "administrator"),
        slot="menu_approvals",
    ),
    MenuItem(label=_("Note a contact"), url_name="counter:new", icon="notebook-pen", roles=DESK_ROLES),
    MenuItem(label=_("Post and fax"), url_name="post:scans", icon="mailbox", roles=DESK_ROLES),
    MenuItem(label=_("Mails kept aside"), url_name="mail:aside", icon="mail-x", roles=DESK_ROLES),
    MenuItem(
        label=pgettext_lazy("menu", "Listening"),
        url_name="listening:mentions",
        icon="ear",
        roles=DESK_ROLES,
        slot="menu_listening",
    ),
    MenuItem(
        label=_("Today at the desk"),
        url_name="insights:today",
        icon="chart-column",
        roles=("supervisor", "administrator"),
    ),
    MenuItem(
        label=pgettext_lazy("menu", "Knowledge"),
        url_name="editorial:home",
        icon="library",
        also=("assistant:home",),
    ),
    MenuItem(label=_("Help centre"), url_name="knowledge:home", icon="book-open"),
    MenuItem(label=_("Settings"), url_name="administration:home", icon="settings", roles=MANAGERS),
    MenuItem(label=_("Gallery"), url_name="ui:gallery", icon="palette", roles=("administrator",)),
)

PORTAL: tuple[MenuItem, ...] = (
    MenuItem(_("Home"), "portal:home", "house"),
    MenuItem(pgettext_lazy("my", "Orders"), "portal:orders", "package"),
    MenuItem(pgettext_lazy("my", "Bills"), "portal:bills", "receipt-japanese-yen"),
    MenuItem(pgettext_lazy("my", "Products"), "portal:devices", "plug"),
    MenuItem(pgettext_lazy("my", "Enquiries"), "portal:enquiries", "message-circle"),
    MenuItem(
        pgettext_lazy("my", "Profile"),
        "portal:profile",
        "circle-user-round",
        also=("portal:consents", "portal:proof"),
    ),  # fmt: skip
)
"""A customer's own pages: at the side, on a phone at the foot. A line is shown when its page exists."""

COMPANY = _("Company")
PEOPLE = _("People and sign-in")
DESK = _("Work at the desk")
CHANNELS = _("Ways to reach us")
HELP = _("Help centre")
SHOP = _("Portal and shop")
OPERATIONS = _("Operations")
WRITE, KEEP = pgettext_lazy("knowledge", "Write"), pgettext_lazy("knowledge", "Keep true")
BRING = pgettext_lazy("knowledge", "Bring in and out")
ASSISTANT = _("Assistant")
GROUPS = (COMPANY, PEOPLE, DESK, CHANNELS, HELP, SHOP, OPERATIONS, WRITE, KEEP, ASSISTANT, BRING)

SETTINGS: tuple[SettingsPage, ...] = (
    SettingsPage(
        _("Brand"), _("Name, logo, colour and font, as customers and staff see them"), "administration:brand",
        "palette", COMPANY, keywords=_("company name design accent theme"),
    ),
    SettingsPage(
        _("Sender of mails"), _("Name and address in customers' mailboxes, and a test mail"),
        "administration:mail", "mail", COMPANY, keywords=_("e-mail from reply SMTP delivery"),
    ),
    SettingsPage(
        _("Opening hours"), _("The week, public holidays, company days and the time zone"),
        "administration:hours", "clock", COMPANY,
        keywords=_("business hours calendar New Year Obon closed days time zone"),
    ),
    SettingsPage(
        _("Personal data and consent"), _("Privacy policy, consent beside forms, age, data sent to others"),
        "administration:legal", "shield-check", COMPANY,
        keywords=_("privacy legal GDPR APPI cookies law terms minors"),
    ),
    SettingsPage(
        _("Staff"), _("Invite people, and say what each may and can do"), "administration:staff", "users",
        PEOPLE,
        keywords=_("agents members invitation role skills language capacity disable"),
    ),
    SettingsPage(
        _("Teams"), _("The groups that conversations are sent to"), "administration:teams", "network", PEOPLE,
        keywords=_("departments groups inbox members"),
    ),
    SettingsPage(
        _("Roles"), _("What agents, supervisors, editors and administrators may do"), "administration:roles",
        "id-card", PEOPLE, keywords=_("permissions rights access"),
    ),
    SettingsPage(
        _("Rules for sign-in"), _("Who needs a second factor, how long invitations live"),
        "administration:sign_in", "shield-check", PEOPLE,
        keywords=_("password passkey 2FA MFA authenticator security"),
    ),
    SettingsPage(
        _("Sign-in of customers"), _("Passkeys, passwords, LINE and accounts of your own members' site"),
        "administration:customer_sign_in", "log-in", PEOPLE,
        keywords=_("LINE Login OIDC OpenID Connect password passkey members"),
    ),
    SettingsPage(
        _("Company sign-in"), _("Sign in through the company's identity provider"),
        "administration:single_sign_on", "building-2", PEOPLE,
        keywords=_("SSO OIDC OpenID Connect Microsoft Google Okta"),
    ),
    SettingsPage(
        _("Audit"), _("Who saw and changed what"), "administration:audit", "scroll-text", PEOPLE,
        keywords=_("log history sign-ins personal data trail"),
    ),
    SettingsPage(
        _("Types, topics and reasons"), _("The lists under which conversations are filed and settled"),
        "administration:vocabulary", "tags", DESK, keywords=_("request types outcomes codes labels required"),
    ),
    SettingsPage(
        _("Saved replies"), _("Letters that agents put into a reply with “/”, and taking a reply back"),
        "administration:replies", "notebook-text", DESK, ("supervisor",),
        keywords=_("templates canned responses macros snippets undo send"),
    ),
    SettingsPage(
        _("Targets for the first reply"), _("How soon people first answer, per team and priority"),
        "administration:targets", "timer", DESK, keywords=_("SLA service level promise due minutes warning"),
    ),
    SettingsPage(
        _("Blocked customers"), _("Who may not write to us, why and until when"), "administration:blocks",
        "ban", DESK, ("supervisor",), keywords=_("block ban spam abuse refuse"),
    ),
    SettingsPage(
        _("Chat widget"), _("Where it may be shown, its look and words, and who is signed in on your site"),
        "webchat:settings", "message-circle", CHANNELS,
        keywords=_("embed script snippet origins greeting questions identify key token attributes"),
    ),
    SettingsPage(
        pgettext_lazy("settings", "Web form"),
        _("What is asked, topic by topic, and what is shown beforehand"),
        "form:settings", "file-text", CHANNELS, keywords=_("contact enquiry fields topics link"),
    ),
    SettingsPage(
        _("All ways to reach us"), _("Number, address and shops on the page that names every way"),
        "contact:settings", "signpost", CHANNELS,
        keywords=_("contact telephone hours postal address fax shops LINE"),
    ),
    SettingsPage(
        pgettext_lazy("settings", "Listening"),
        _("Reviews, feeds and searches in which people speak about the company"), "listening:sources", "ear",
        CHANNELS, keywords=_("social media reviews monitoring RSS App Store Google Play map mentions"),
    ),
    SettingsPage(
        _("Connected services"), _("LINE, mailboxes and more: connect, test, pause, and see what came in"),
        "channels:accounts", "plug", CHANNELS,
        keywords=_("account webhook token e-mail IMAP SMS channel connection quota events"),
    ),
    SettingsPage(
        _("Where conversations go on"), _("Which channel is offered by topic, urgency, hours and wait"),
        "channels:way_rules", "waypoints", CHANNELS,
        keywords=_("switch channel rules offer urgent wait closed pictures"),
    ),
    SettingsPage(
        _("Letters on paper"), _("Sender and form of the letters with which we answer on paper"),
        "post:settings", "mailbox", CHANNELS, keywords=_("post fax envelope address scan print"),
    ),
    SettingsPage(
        _("Language service"), _("A service of your own that words the assistant's answers, and its budget"),
        "administration:answer_service", "sparkles", CHANNELS,
        keywords=_("AI LLM OpenAI endpoint model prompt tokens generation"),
    ),
    SettingsPage(
        _("Articles"), _("Write, check and publish what the help centre and the chat answer with"),
        "editorial:articles", "book-open", HELP, ("editor",), keywords=_("FAQ knowledge answers help"),
    ),
    SettingsPage(
        _("Categories"), _("The shelves of the help centre and their order"),
        "editorial:categories", "folder-tree", HELP, ("editor",), keywords=_("FAQ sections topics"),
    ),
    SettingsPage(
        _("Bills and receipts"),
        _("Company name, registration number and tax, as bills and receipts show them"),
        "administration:bills", "receipt-japanese-yen", SHOP,
        keywords=_("invoice receipt consumption tax qualified registration number"),
    ),
    SettingsPage(
        _("Ways to pay"), _("Payment page, convenience store, bank transfer, and payments to look at"),
        "administration:ways_to_pay", "credit-card", SHOP,
        keywords=_("Stripe card konbini bank account webhook keys"),
    ),
    SettingsPage(
        _("Issued documents"),
        _("Bills, receipts and credit notes by day, amount and party, with their PDFs"),
        "administration:papers", "file-search", SHOP, ("supervisor",),
        keywords=_("electronic books law audit tax inspection archive invoice search"),
    ),
    SettingsPage(
        _("Self-service tasks"), _("What customers do themselves: built-in, and made by you without code"),
        "tasks:tasks", "list-checks", SHOP, ("editor",),
        keywords=_("forms builder portal request workflow self-service"),
    ),
    SettingsPage(
        _("Rules about orders"), _("What customers may cancel, change and return, until when, and why not"),
        "administration:order_rules", "scale", SHOP,
        keywords=_("policy cancel return exchange refund deadline reasons"),
    ),
    SettingsPage(
        _("Records of the shop"), _("Bring in customers, products, orders and parcels as files"),
        "administration:records", "database", SHOP,
        keywords=_("import CSV Excel JSON ERP upload master data"),
    ),
    SettingsPage(
        _("News for the shop"), _("Your shop hears what staff settled about returns and money"),
        "administration:shop_link", "send", SHOP, keywords=_("webhook ERP return refund signed outgoing"),
    ),
    SettingsPage(
        _("Alerts to customers"), _("Of what customers are told, in which words, and what was sent"),
        "notices:rules", "bell-ring", SHOP,
        keywords=_("push notification mail order shipping status template wording unsubscribe quiet hours"),
    ),
    SettingsPage(
        _("API"), _("Tokens with which your other systems read, write and search articles"), "api:tokens",
        "key-round", OPERATIONS, keywords=_("token key REST OpenAPI integration developer"),
    ),
    SettingsPage(
        _("Health and backups"), _("Whether everything is well, and the nightly backup"),
        "administration:health", "heart-pulse", OPERATIONS,
        keywords=_("status monitoring restore disk worker"),
    ),
    SettingsPage(
        _("Jobs given up"), _("Work in the background that failed to the end, with its reason"),
        "administration:jobs", "list-x", OPERATIONS, keywords=_("dead letter queue error retry failed"),
    ),
    SettingsPage(
        _("Settings as a file"), _("Download all settings, compare and bring them in again"),
        "administration:file", "file-cog", OPERATIONS, keywords=_("export import YAML JSON copy move backup"),
    ),
)  # fmt: skip
"""The settings pages, in the order shown within each group; a page joins by one line."""

EDITORIAL: tuple[SettingsPage, ...] = (
    SettingsPage(
        _("Board"), _("What to do next, so that customers find what they ask for"), "editorial:home",
        "layout-dashboard", WRITE, KEEPERS, keywords=_("next to do overview figures"),
    ),
    SettingsPage(
        _("Articles"), _("Write, check and publish what the help centre and the chat answer with"),
        "editorial:articles", "book-open", WRITE, READERS, keywords=_("FAQ knowledge answers help"),
    ),
    SettingsPage(
        _("Categories"), _("The shelves of the help centre and their order"),
        "editorial:categories", "folder-tree", WRITE, EDITORS, keywords=_("FAQ sections topics"),
    ),
    SettingsPage(
        _("Blocks"), _("Passages that several articles share: change them once"), "editorial:blocks",
        "blocks", WRITE, EDITORS, keywords=_("snippets reuse passages shared text"),
    ),
    SettingsPage(
        _("Synonyms"), _("Different words for the same thing, so that each finds the article"),
        "editorial:synonyms", "replace", KEEP, EDITORS, keywords=_("search words thesaurus other names"),
    ),
    SettingsPage(
        _("Gaps"), _("What customers asked in vain, put together by what it is about and ordered by worth"),
        "editorial:gaps", "circle-question-mark", KEEP, KEEPERS,
        keywords=_("missing unanswered questions searches"),
    ),
    SettingsPage(
        _("Health of articles"),
        _("How much each article is used, whether it helps, and what is wrong with it"),
        "editorial:health", "heart-pulse", KEEP, KEEPERS, keywords=_("votes broken links stale outdated"),
    ),
    SettingsPage(
        _("Reviews"), _("Articles that somebody has to look at, by whom and by when"), "editorial:reviews",
        "calendar-clock", KEEP, KEEPERS, keywords=_("due release check owner flags"),
    ),
    SettingsPage(
        _("Said twice"), _("Articles that seem to give the same answer"), "editorial:duplicates", "copy",
        KEEP, KEEPERS, keywords=_("duplicates merge same"),
    ),
    SettingsPage(
        _("Order by demand"), _("The topics of the help centre in the order in which readers seek them"),
        "editorial:order", "arrow-down-up", KEEP, EDITORS, keywords=_("sort shelves categories popular"),
    ),
    SettingsPage(
        _("Products"), _("What customers own, and its versions"), "editorial:products", "package", KEEP,
        EDITORS, keywords=_("devices models versions releases"),
    ),
    SettingsPage(
        _("Approval and review"), _("Who approves articles, and when they are looked at again"),
        "editorial:rules", "list-checks", KEEP, keywords=_("four eyes workflow publish months"),
    ),
    SettingsPage(
        _("Spellings and words"), _("How the company writes: what the writing check goes by"),
        "editorial:style", "spell-check", KEEP, EDITORS, keywords=_("house style banned words glossary"),
    ),
    SettingsPage(
        _("Notices"), _("What everybody should know now: outages, maintenance, holidays"),
        "editorial:notices", "megaphone", WRITE, ("editor", "supervisor"),
        keywords=_("banner outage maintenance announcement status"),
    ),
    SettingsPage(
        _("Films of others"), _("Houses whose films may be shown inside articles"), "editorial:films", "film",
        KEEP, keywords=_("video embed YouTube Vimeo hosts"),
    ),
    SettingsPage(
        pgettext_lazy("assistant", "Overview"),
        _("What the assistant understands, what waits for you, and how it did lately"), "assistant:home",
        "bot", ASSISTANT, EDITORS, keywords=_("chatbot intents version training AI"),
    ),
    SettingsPage(
        _("Intents"), _("What customers want, and the sentences by which the assistant recognises it"),
        "assistant:intents", "message-square-text", ASSISTANT, EDITORS,
        keywords=_("examples training utterances confusions"),
    ),
    SettingsPage(
        pgettext_lazy("assistant", "Flows"),
        _("How the assistant leads customers step by step, drawn and tried out"), "assistant:flows",
        "workflow", ASSISTANT, EDITORS,
        keywords=_("dialogue steps branches troubleshooting YAML editor"),
    ),
    SettingsPage(
        _("Try a sentence"), _("What the assistant would make of it, now and after the next version"),
        "assistant:trial", "message-circle-question-mark", ASSISTANT, EDITORS,
        keywords=_("test understand chance"),
    ),
    SettingsPage(
        _("Versions"), _("Have it learn what was taught, look at the figures, publish, go back"),
        "assistant:versions", "layers", ASSISTANT, EDITORS, keywords=_("train publish roll back regression"),
    ),
    SettingsPage(
        pgettext_lazy("assistant", "Proposals"),
        _("What could be better, found in what came of the answers; nothing changes before your yes"),
        "assistant:proposals", "sparkles", ASSISTANT, KEEPERS,
        keywords=_("learning review queue examples FAQ drafts approve"),
    ),
    SettingsPage(
        pgettext_lazy("assistant", "Measures"),
        _("What was asked, answered and resolved, each with n and interval"), "assistant:measures",
        "chart-line", ASSISTANT, KEEPERS, keywords=_("containment deflection resolution rate report CSV"),
    ),
    SettingsPage(
        pgettext_lazy("assistant", "Judging answers"),
        _("A weekly sample of answers, judged by people with the source beside them"), "assistant:samples",
        "clipboard-check", ASSISTANT, KEEPERS, keywords=_("false answers sample quality check hallucination"),
    ),
    SettingsPage(
        pgettext_lazy("articles", "Bring in"), _("Files of articles, also from other systems"),
        "editorial:imports", "upload", BRING, EDITORS,
        keywords=_("import migration Zendesk CSV Markdown JSON upload"),
    ),
    SettingsPage(
        pgettext_lazy("articles", "Take out"),
        _("All articles as a file: to keep, to edit, to publish elsewhere"), "editorial:exports",
        "download", BRING, EDITORS,
        keywords=_("export backup download CSV Markdown HTML JSON"),
    ),
)  # fmt: skip
"""The pages of the editors' desk at /knowledge/, beside its board, and at /assistant/; a page joins by one
line.
"""
